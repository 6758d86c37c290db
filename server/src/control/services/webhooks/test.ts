// Send a test to a webhook and wait for the answer.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { notFound, ServiceError } from '../errors.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';

export function testWebhook({ running }: Pick<Parts, 'running'>): Verb<EndpointOf<'webhooks.test'>> {
  return async (context, { params: { id } }) => {
    guard(context, 'admin');
    const alerts = running()?.alerts;
    if (alerts === undefined) throw new ServiceError('internal', 'Nothing is sent yet; try again in a moment.');
    const tried = await alerts.test(id);
    if (tried === undefined) throw notFound('webhook', id);
    return tried;
  };
}
