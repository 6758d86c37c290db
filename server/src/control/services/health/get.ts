// How the fleet is, in one answer.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { ServiceError } from '../errors.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';

export function getHealth({ running }: Pick<Parts, 'running'>): Verb<EndpointOf<'health.get'>> {
  return (context) => {
    guard(context, 'read');
    const house = running();
    if (house === undefined) throw new ServiceError('internal', 'Health is not known yet; try again in a moment.');
    const { vitals, health, prober, siteBans } = house;
    return {
      states: { ...health.counts() },
      probes: prober.figures(),
      pools: vitals.pools(),
      countries: [...vitals.countries()],
      reasons: [...vitals.reasons()],
      gatewaysFailing: vitals.gatewaysFailing,
      siteBans: siteBans.active().length,
    };
  };
}
