// The sentence with the numbers behind the last ejection of each exit, from what happened lately.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { eventsQuery } from './queries.ts';

export function useReasons(): ReadonlyMap<string, string> {
  const { data } = useInfiniteQuery(eventsQuery('ejected'));
  return useMemo(() => {
    const found = new Map<string, string>();
    for (const { exitId, detail } of data?.pages.flatMap(({ items }) => items) ?? []) {
      if (!found.has(exitId)) found.set(exitId, detail);
    }
    return found;
  }, [data]);
}
