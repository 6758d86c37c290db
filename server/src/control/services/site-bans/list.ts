// List site bans that are not over: the newest first, or as asked.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { SiteBan as SiteBanView, siteBanSorts } from '@gyre/shared/contract/site-bans';
import type { SiteBan } from '../../../core/bans/table.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { sortedPage, type OrderKeys } from '../sorted-page.ts';
import { findSiteBans, siteBanViewer } from './view.ts';

const keys: OrderKeys<SiteBanView, (typeof siteBanSorts)[number]> = {
  exit: ({ exitLabel }) => exitLabel,
  site: ({ site }) => site,
  until: ({ untilAt }) => untilAt,
  since: ({ sinceAt }) => sinceAt,
  repeats: ({ repeats }) => repeats,
};

type Needs = Pick<Parts, 'stores' | 'catalogue' | 'running'>;

export function listSiteBans(parts: Needs): Verb<EndpointOf<'siteBans.list'>> {
  return (context, { query }) => {
    guard(context, 'read');
    const found = findSiteBans(parts, query);
    if (query.sort !== undefined) {
      const { rows, total, nextCursor } = sortedPage(found.map(siteBanViewer(parts)), query, keys);
      return { items: rows, total, nextCursor };
    }
    const rest = query.cursor === undefined ? found : found.filter(behind(query.cursor));
    const page = rest.slice(0, query.limit);
    const last = rest.length > page.length ? page.at(-1) : undefined;
    const nextCursor = last === undefined ? null : encodeCursor([last.since, last.exit, last.site]);
    return { items: page.map(siteBanViewer(parts)), total: found.length, nextCursor };
  };
}

/** Imposed before the last of the page, or at the same moment and later in order. */
function behind(cursor: string): (ban: SiteBan) => boolean {
  const [since, exit, site] = decodeCursor(cursor);
  return (ban) =>
    ban.since < Number(since) ||
    (ban.since === since && (ban.exit > String(exit) || (ban.exit === exit && ban.site > String(site))));
}
