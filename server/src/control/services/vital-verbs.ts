// The verbs that tell how the fleet is and what needs a person, by the id of their endpoint.
import { listAlerts } from './alerts/list.ts';
import { listHealthEvents } from './health/events.ts';
import { listGateways } from './health/gateways.ts';
import { getHealth } from './health/get.ts';
import { healthInHindsight } from './health/hindsight.ts';
import type { Parts } from './parts.ts';
import type { Verbs } from './services.ts';
import { createWebhook } from './webhooks/create.ts';
import { listWebhooks } from './webhooks/list.ts';
import { removeWebhook } from './webhooks/remove.ts';
import { testWebhook } from './webhooks/test.ts';
import { updateWebhook } from './webhooks/update.ts';

type VitalId =
  | Extract<keyof Verbs, `${'alerts' | 'webhooks'}.${string}`>
  | Extract<keyof Verbs, 'health.get' | 'health.events' | 'health.gateways' | 'health.hindsight'>;

export function vitalVerbs(parts: Parts): Pick<Verbs, VitalId> {
  return {
    'health.get': getHealth(parts),
    'health.events': listHealthEvents(parts),
    'health.gateways': listGateways(parts),
    'health.hindsight': healthInHindsight(parts),
    'alerts.list': listAlerts(parts),
    'webhooks.list': listWebhooks(parts),
    'webhooks.create': createWebhook(parts),
    'webhooks.update': updateWebhook(parts),
    'webhooks.remove': removeWebhook(parts),
    'webhooks.test': testWebhook(parts),
  };
}
