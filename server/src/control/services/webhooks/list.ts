// List webhooks.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { pageById } from '../cursor.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { webhookView } from './view.ts';

export function listWebhooks({ stores }: Pick<Parts, 'stores'>): Verb<EndpointOf<'webhooks.list'>> {
  return (context, { query }) => {
    guard(context, 'read');
    const { rows, total, nextCursor } = pageById(stores.webhooks.all(), query);
    const waiting = stores.webhooks.waiting();
    return { items: rows.map((it) => webhookView(it, waiting.get(it.id) ?? 0)), total, nextCursor };
  };
}
