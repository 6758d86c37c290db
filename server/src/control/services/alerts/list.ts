// List alerts: open ones first, then the newest.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { alertSorts } from '@gyre/shared/contract/alerts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { sortedPage, type OrderKeys } from '../sorted-page.ts';

type Stored = ReturnType<Parts['stores']['alerts']['all']>[number];
const keys: OrderKeys<Stored, (typeof alertSorts)[number]> = {
  kind: ({ kind }) => kind,
  opened: ({ openedAt }) => openedAt,
};

export function listAlerts({ stores }: Pick<Parts, 'stores'>): Verb<EndpointOf<'alerts.list'>> {
  return (context, { query }) => {
    guard(context, 'read');
    const all = stores.alerts.all();
    const found = query.open === undefined ? all : all.filter((it) => (it.closedAt === null) === query.open);
    // Alerts are few, and close.
    const { rows, total, nextCursor } = sortedPage(found, query, keys);
    return { items: rows.map(({ seq: _, ...alert }) => alert), total, nextCursor };
  };
}
