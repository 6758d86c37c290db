// Change settings.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { Settings } from '@gyre/shared/contract/settings';
import { invalidField, ServiceError } from '../errors.ts';
import { guard } from '../guard.ts';
import { checkThresholds } from '../health-rules.ts';
import type { Parts } from '../parts.ts';
import { checkProbeTarget } from '../probe-rules.ts';
import type { Verb } from '../services.ts';

type Needs = Pick<Parts, 'settings' | 'ledger'>;

export function updateSettings({ settings, ledger }: Needs): Verb<EndpointOf<'settings.update'>> {
  return (context, { body }) => {
    guard(context, 'admin');
    body.places?.echoTargets?.forEach(checkEchoTarget);
    if (body.allowPrivateTargets !== undefined && settings.privateTargetsFixed)
      throw new ServiceError('conflict', 'GYRE_ALLOW_PRIVATE_TARGETS decides this one.');
    const before = settings.read();
    const { result, revision } = ledger.write(context.actor, () => {
      settings.change(body);
      const result = settings.read();
      const otherPlaces = before.places.counts !== result.places.counts;
      if (body.probe?.target !== undefined) checkProbeTarget(result.probe.target, result, '/probe/target');
      checkTogether(result);
      const summary = `settings: ${Object.keys(body).join(', ') || 'nothing'}`;
      const effect = { noun: 'settings', action: 'update', objectId: null, summary, ids: [], frame: true } as const;
      return { effect: otherPlaces ? { ...effect, placesCount: result.places.counts } : effect, result };
    });
    return { data: result, revision };
  };
}

function checkEchoTarget(target: string, at: number): void {
  const url = URL.canParse(target) ? new URL(target) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    throw invalidField(`/places/echoTargets/${at}`, 'http://… or https://…, without credentials');
}
/** What no single field can say. Nothing is written when it is thrown. */
function checkTogether({ probe, health }: Settings): void {
  checkThresholds(health);
  if (probe.timeoutMs > probe.intervalMs) throw invalidField('/probe/timeoutMs', 'not more than intervalMs');
}
