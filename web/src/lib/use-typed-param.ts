// A text parameter of the address while it is typed: the box shows every key at once, and the address follows: close behind where the text is
// checked here, after a short rest where only the server can tell a whole query from half of one.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Url } from './use-url.ts';

/** Without a key for this long, a text that is not checked here counts. */
const restMs = 200;
/** A checked text follows its key after one frame, which paints the key, and at most this often. */
const frameMs = 16;
const betweenMs = 100;

export interface TypedParam {
  readonly text: string;
  readonly type: (text: string) => void;
  /** Takes effect at once, as a step one can go back from. */
  readonly choose: (text: string) => void;
}

/** `settled` checks the text: what is typed but not settled stays in the box only. */
export function useTypedParam(url: Url, name: string, settled?: (text: string) => boolean): TypedParam {
  const inAddress = url.get(name);
  const [text, setText] = useState(inAddress);
  const timer = useRef(0);
  const writtenAt = useRef(-betweenMs);
  // What was written since the address last said so: writes may be closer together than it follows.
  const written = useRef([inAddress]);
  useEffect(() => {
    const own = written.current.indexOf(inAddress);
    written.current = own < 0 ? [inAddress] : written.current.slice(own);
    if (own >= 0) return;
    // Back, forward or a link changed the address: the box follows.
    window.clearTimeout(timer.current);
    setText(inAddress);
  }, [inAddress]);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const write = useCallback(
    (next: string, how: 'push' | 'replace') => {
      written.current = [...written.current, next.trim()];
      writtenAt.current = performance.now();
      url.set({ [name]: next.trim() }, how);
    },
    [url, name],
  );
  const type = (next: string): void => {
    setText(next);
    window.clearTimeout(timer.current);
    if (settled?.(next) === false) return;
    const waitMs = settled ? Math.max(frameMs, writtenAt.current + betweenMs - performance.now()) : restMs;
    timer.current = window.setTimeout(() => write(next, 'replace'), waitMs);
  };
  const choose = (next: string): void => {
    setText(next);
    window.clearTimeout(timer.current);
    write(next, 'push');
  };
  return { text, type, choose };
}
