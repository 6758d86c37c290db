// The query while it is typed: the address and the list follow only with one that can be read.
import { readExitQuery } from '@gyre/shared/query/exit-query';
import { type TypedParam, useTypedParam } from '../../lib/use-typed-param.ts';
import type { Url } from '../../lib/use-url.ts';

export interface TypedQuery extends TypedParam {
  /** What is wrong with it, in one sentence. */
  readonly problem: string | undefined;
}

/** The first thing wrong with a query over exits. */
export const queryProblem = (text: string): string | undefined => readExitQuery(text).errors[0]?.message;

const isReadable = (text: string): boolean => queryProblem(text) === undefined;

export function useTypedQuery(url: Url): TypedQuery {
  const typed = useTypedParam(url, 'q', isReadable);
  return { ...typed, problem: queryProblem(typed.text) };
}
