// How the stream keeps the Health screen true: pools and events are put in place at once, the list of those that are out is read again.
import type { HealthEvent, HealthOverview } from '@gyre/shared/contract/health';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { HealthNews } from '../../lib/live-buffer.ts';
import { onLive } from '../../lib/live.ts';
import { eventsKey, healthQuery, type EventFilter } from './queries.ts';

interface EventPage {
  readonly items: HealthEvent[];
  readonly total: number;
  readonly nextCursor: string | null;
}
type EventPages = InfiniteData<EventPage, string | null>;

/** The newest first; one that is known already is not shown twice. `more` comes oldest first. */
export function withEvents(pages: EventPages, more: readonly HealthEvent[]): EventPages {
  const [first, ...rest] = pages.pages;
  if (!first) return pages;
  const known = new Set(first.items.map(({ id }) => id));
  const fresh = more.filter(({ id }) => !known.has(id)).reverse();
  if (fresh.length === 0) return pages;
  return {
    ...pages,
    pages: [{ ...first, items: [...fresh, ...first.items], total: first.total + fresh.length }, ...rest],
  };
}

/** Pools as they are now; the order stays, so that rows do not move under the reader. */
export const withPools = (overview: HealthOverview, { pools }: HealthNews): HealthOverview => ({
  ...overview,
  pools: overview.pools.map((pool) => pools.get(pool.poolId) ?? pool),
});

export function patchHealth(client: QueryClient, news: HealthNews): void {
  client.setQueryData(healthQuery.queryKey, (before) => before && withPools(before, news));
  for (const to of ['', 'ejected', 'healthy'] satisfies EventFilter[]) {
    const events = to === '' ? news.events : news.events.filter((event) => event.to === to);
    if (events.length > 0)
      client.setQueryData<EventPages>([...eventsKey(to)], (pages) => pages && withEvents(pages, events));
  }
}

/** Reading again at most so often, ms: when a thousand exits go out at once, the screen is not the next thing that fails. */
const restMs = 700;
export function useHealthLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    let timer = 0;
    let more = false;
    const readAgain = (): void => {
      more = false;
      timer = window.setTimeout(() => {
        timer = 0;
        if (more) readAgain();
      }, restMs);
      for (const part of ['overview', 'out', 'gateways'])
        void client.invalidateQueries({ queryKey: ['health', part], refetchType: 'active' });
    };
    const silence = onLive(({ health }) => {
      if (!health) return;
      patchHealth(client, health);
      if (timer === 0) readAgain();
      else more = true;
    });
    return () => {
      silence();
      window.clearTimeout(timer);
    };
  }, [client]);
}
