// Gateways that several exits share, those that fail first.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { GatewayHealth, gatewaySorts } from '@gyre/shared/contract/health';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { sortedPage, type OrderKeys } from '../sorted-page.ts';

const keys: OrderKeys<GatewayHealth, (typeof gatewaySorts)[number]> = {
  name: ({ gateway }) => gateway,
  exits: ({ exits }) => exits,
  ejected: ({ ejected }) => ejected,
  since: ({ sinceAt }) => sinceAt,
};

export function listGateways({ running }: Pick<Parts, 'running'>): Verb<EndpointOf<'health.gateways'>> {
  return async (context, { query }) => {
    guard(context, 'read');
    const all = (await running()?.vitals.gateways()) ?? [];
    const found = query.failing === undefined ? all : all.filter((it) => it.failing === query.failing);
    const { rows, total, nextCursor } = sortedPage(found, query, keys);
    return { items: [...rows], total, nextCursor };
  };
}
