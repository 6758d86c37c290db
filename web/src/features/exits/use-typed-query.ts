// The query while it is typed: the box shows every key at once, the address and the list follow after a short rest, and only with a
// query that can be read.
import { readExitQuery } from '@gyre/shared/query/exit-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Url } from '../../lib/use-url.ts';

const restMs = 200;

export interface TypedQuery {
  readonly text: string;
  /** What is wrong with it, in one sentence. */
  readonly problem: string | undefined;
  readonly type: (text: string) => void;
  /** Takes effect at once, as a step one can go back from. */
  readonly choose: (text: string) => void;
}

/** The first thing wrong with a query over exits. */
export const queryProblem = (text: string): string | undefined => readExitQuery(text).errors[0]?.message;

export function useTypedQuery(url: Url): TypedQuery {
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

  const write = useCallback(
    (next: string, how: 'push' | 'replace') => {
      written.current = next.trim();
      url.set({ q: next.trim() }, how);
    },
    [url],
  );
  const type = (next: string): void => {
    setText(next);
    window.clearTimeout(timer.current);
    if (queryProblem(next) !== undefined) return;
    timer.current = window.setTimeout(() => write(next, 'replace'), restMs);
  };
  const choose = (next: string): void => {
    setText(next);
    window.clearTimeout(timer.current);
    write(next, 'push');
  };
  return { text, problem: queryProblem(text), type, choose };
}
