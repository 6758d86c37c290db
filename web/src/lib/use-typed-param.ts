// A text parameter of the address while it is typed: the box shows every key at once, the address follows after a short rest.
import { useEffect, useRef, useState } from 'react';
import type { Url } from './use-url.ts';

const restMs = 200;

export function useTypedParam(url: Url, name: string) {
  const inAddress = url.get(name);
  const [text, setText] = useState(inAddress);
  const timer = useRef(0);
  const written = useRef(inAddress);
  useEffect(() => {
    // Back, forward or a link changed the address: the box follows.
    if (inAddress === written.current) return;
    written.current = inAddress;
    window.clearTimeout(timer.current);
    setText(inAddress);
  }, [inAddress]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const type = (next: string): void => {
    setText(next);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      written.current = next.trim();
      url.set({ [name]: next.trim() }, 'replace');
    }, restMs);
  };
  return { text, type };
}
