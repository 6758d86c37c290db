// Remove a webhook with the deliveries that wait for it.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { checkVersion, guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { webhookOrThrow } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'ledger'>;

export function removeWebhook({ stores, ledger }: Needs): Verb<EndpointOf<'webhooks.remove'>> {
  return (context, { params: { id }, ifVersion }) => {
    guard(context, 'admin');
    const { name, version } = webhookOrThrow(stores, id);
    checkVersion(version, ifVersion);
    const { revision } = ledger.write(context.actor, () => {
      stores.webhooks.remove(id);
      const effect = { noun: 'webhooks', action: 'remove', objectId: id, ids: [id] } as const;
      return { effect: { ...effect, summary: `webhook ${name}` }, result: undefined };
    });
    return { revision };
  };
}
