// The filter while it is typed: rows follow every key at once, the address after a short rest.
import { useEffect, useRef, useState } from 'react';
import type { Url } from '../../lib/use-url.ts';

const restMs = 200;

export interface TypedFilter {
  readonly text: string;
  readonly type: (text: string) => void;
  /** As a step one can go back from. */
  readonly choose: (text: string) => void;
}

export function useTypedFilter(url: Url): TypedFilter {
  const inAddress = url.get('q');
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

  const write = (next: string, how: 'push' | 'replace'): void => {
    written.current = next.trim();
    url.set({ q: next.trim() }, how);
  };
  const type = (next: string): void => {
    setText(next);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => write(next, 'replace'), restMs);
  };
  const choose = (next: string): void => {
    setText(next);
    window.clearTimeout(timer.current);
    write(next, 'push');
  };
  return { text, type, choose };
}
