// Names of the pools and listeners that rules hold as ids.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { listenersQuery, poolsQuery } from '../../lib/queries.ts';
import type { Names } from './rule-words.ts';

export function useNames(): Names {
  const pools = useQuery(poolsQuery).data?.items;
  const listeners = useQuery(listenersQuery).data?.items;
  return useMemo(
    () => ({
      pool: (id) => pools?.find((pool) => pool.id === id)?.name ?? id,
      listener: (id) => listeners?.find((listener) => listener.id === id)?.name ?? id,
    }),
    [pools, listeners],
  );
}
