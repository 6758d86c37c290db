// Reads that more than one feature needs. Each feature keeps its other reads in its own queries.ts. The first part of a key is the noun.
import type { Rule } from '@gyre/shared/contract/rules';
import { queryOptions } from '@tanstack/react-query';
import { call } from './api-client.ts';

export const meQuery = queryOptions({
  queryKey: ['auth', 'me'],
  queryFn: ({ signal }) => call('auth.me', { signal }),
  staleTime: 60_000,
  retry: false,
});
export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => call('setup.state', { signal }),
  staleTime: 60_000,
});
export const revisionQuery = queryOptions({
  queryKey: ['revision'],
  queryFn: ({ signal }) => call('revisions.current', { signal }),
});
export const overviewQuery = queryOptions({
  queryKey: ['overview'],
  queryFn: ({ signal }) => call('overview.get', { signal }),
});
export const poolsQuery = queryOptions({
  queryKey: ['pools', 'list'],
  queryFn: ({ signal }) => call('pools.list', { query: { limit: 500 }, signal }),
});
export const listenersQuery = queryOptions({
  queryKey: ['listeners', 'list'],
  queryFn: ({ signal }) => call('listeners.list', { query: { limit: 500 }, signal }),
});
export const proxyUsersQuery = queryOptions({
  queryKey: ['proxy-users', 'list'],
  queryFn: ({ signal }) => call('proxyUsers.list', { query: { limit: 500 }, signal }),
});
export const probeProfilesQuery = queryOptions({
  queryKey: ['probe-profiles', 'list'],
  queryFn: ({ signal }) => call('probeProfiles.list', { query: { limit: 500 }, signal }),
});
/** What is wrong now and needs a person. */
export const openAlertsQuery = queryOptions({
  queryKey: ['alerts', 'open'],
  queryFn: ({ signal }) => call('alerts.list', { query: { open: 'true', limit: 50 }, signal }),
});
/** What happened to the health of one exit, newest first. */
export const exitEventsQuery = (exitId: string) =>
  queryOptions({
    queryKey: ['health', 'events', exitId],
    queryFn: ({ signal }) => call('health.events', { query: { exitId, limit: 100 }, signal }),
  });
/** Sites an exit is kept away from now. */
export const exitBansQuery = (exitId: string) =>
  queryOptions({
    queryKey: ['site-bans', 'exit', exitId],
    queryFn: ({ signal }) => call('siteBans.list', { query: { exitId, limit: 100 }, signal }),
  });
export const exitSummaryQuery = (q: string) =>
  queryOptions({
    queryKey: ['exits', 'summary', q],
    queryFn: ({ signal }) => call('exits.summary', { query: q === '' ? {} : { q }, signal }),
    placeholderData: (before) => before,
  });
/** All rules in their order, however many pages they take: the order only means something as a whole. */
export const rulesQuery = queryOptions({
  queryKey: ['rules', 'list'],
  queryFn: async ({ signal }) => {
    const items: Rule[] = [];
    let cursor: string | null = null;
    do {
      const page: RulePage = await call('rules.list', {
        query: { limit: 500, ...(cursor === null ? {} : { cursor }) },
        signal,
      });
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return { items };
  },
});
interface RulePage {
  readonly items: readonly Rule[];
  readonly nextCursor: string | null;
}
