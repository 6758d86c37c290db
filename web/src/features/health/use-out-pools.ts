// Which pools an exit that is out belongs to. Pools without a query have all exits; of the others those that miss somebody are asked.
import { useQueries, useQuery } from '@tanstack/react-query';
import { poolsQuery } from '../../lib/queries.ts';
import { healthQuery, outQuery } from './queries.ts';

/** Most pools that are asked; more names would not fit in a row. */
const mostPools = 12;

export function useOutPools(): (exitId: string) => readonly string[] {
  const overview = useQuery(healthQuery).data;
  const pools = useQuery(poolsQuery).data?.items ?? [];
  const missing = new Set(overview?.pools.filter(({ ejected }) => ejected > 0).map(({ poolName }) => poolName));
  const whole = pools.filter(({ query }) => query === '').map(({ name }) => name);
  const asked = pools
    .filter(({ name, query }) => query !== '' && missing.has(name))
    .map(({ name }) => name)
    .slice(0, mostPools);
  const answers = useQueries({ queries: asked.map((name) => outQuery(`pool:${name}`)) });
  return (exitId) => [
    ...whole,
    ...asked.filter((_, i) => answers[i]?.data?.items.some(({ id }) => id === exitId) === true),
  ];
}
