// A text parameter of the address while it is typed: the box shows every key at once, the address follows after a short rest.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Url } from './use-url.ts';

const restMs = 200;

export interface TypedParam {
  readonly text: string;
  readonly type: (text: string) => void;
  /** Takes effect at once, as a step one can go back from. */
  readonly choose: (text: string) => void;
}
const anything = (): boolean => true;

/** What is typed but not `settled` stays in the box only. */
export function useTypedParam(url: Url, name: string, settled: (text: string) => boolean = anything): TypedParam {
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

  const write = useCallback(
    (next: string, how: 'push' | 'replace') => {
      written.current = next.trim();
      url.set({ [name]: next.trim() }, how);
    },
    [url, name],
  );
  const type = (next: string): void => {
    setText(next);
    window.clearTimeout(timer.current);
    if (settled(next)) timer.current = window.setTimeout(() => write(next, 'replace'), restMs);
  };
  const choose = (next: string): void => {
    setText(next);
    window.clearTimeout(timer.current);
    write(next, 'push');
  };
  return { text, type, choose };
}
