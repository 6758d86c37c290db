// Add a webhook. The answer is the one place that shows its signing secret; it is kept sealed.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { secretBytes, secretText } from '../../alerts/sign.ts';
import { ServiceError } from '../errors.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { checkUrl, webhookView } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'ledger' | 'entropy' | 'seal' | 'settings'>;
const mostWebhooks = 50;

export function createWebhook(parts: Needs): Verb<EndpointOf<'webhooks.create'>> {
  const { stores, ledger, entropy, seal, settings } = parts;
  return (context, { body }) => {
    guard(context, 'admin');
    checkUrl(body.url, settings);
    if (stores.webhooks.all().length >= mostWebhooks)
      throw new ServiceError('limit', `There are ${mostWebhooks} webhooks; remove one first.`);
    const secret = secretText(entropy.bytes(secretBytes));
    const { result, revision } = ledger.write(context.actor, (now) => {
      const id = entropy.id('webhook', now);
      const sealed = seal.seal(secret).toString('base64');
      const last = { lastAt: null, lastStatus: null, lastProblem: null, failures: 0 };
      const row = { id, ...body, secret: sealed, ...last, createdAt: now, updatedAt: now, version: 1 };
      const effect = { noun: 'webhooks', action: 'create', objectId: id, ids: [id] } as const;
      return { effect: { ...effect, summary: `webhook ${body.name}` }, result: stores.webhooks.insert(row) };
    });
    return { data: webhookView(result, 0), revision, secret };
  };
}
