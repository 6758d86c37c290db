// Change a webhook.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { checkVersion, guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { checkUrl, webhookOrThrow, webhookView } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'ledger' | 'settings'>;

export function updateWebhook({ stores, ledger, settings }: Needs): Verb<EndpointOf<'webhooks.update'>> {
  return (context, { params: { id }, body, ifVersion }) => {
    guard(context, 'admin');
    const before = webhookOrThrow(stores, id);
    checkVersion(before.version, ifVersion);
    const { name = before.name, url = before.url, enabled = before.enabled, kinds = before.kinds } = body;
    if (url !== before.url) checkUrl(url, settings);
    const { result, revision } = ledger.write(context.actor, (now) => {
      const row = { ...before, name, url, enabled, kinds, updatedAt: now, version: before.version + 1 };
      stores.webhooks.update(row);
      const summary = `webhook ${name}: ${Object.keys(body).join(', ') || 'nothing'}`;
      const effect = { noun: 'webhooks', action: 'update', objectId: id, summary, ids: [id] } as const;
      return { effect, result: row };
    });
    return { data: webhookView(result, stores.webhooks.waiting().get(id) ?? 0), revision };
  };
}
