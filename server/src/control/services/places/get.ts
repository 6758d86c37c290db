// Where exits are: by country, city and network, with their traffic; where claims and measurements differ; and which databases say so.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { driftRowOf } from './drift-row.ts';
import { tallyPlaces } from './tally.ts';

type Needs = Pick<Parts, 'catalogue' | 'running'>;

export function getPlaces({ catalogue, running }: Needs): Verb<EndpointOf<'places.get'>> {
  return (context) => {
    guard(context, 'read');
    const live = running();
    const inFlight: ReadonlyMap<string, number> = live?.traffic.inFlightByExit() ?? new Map();
    const { countries, measured, drifting, driftTotal } = tallyPlaces(catalogue.all(), inFlight);
    return {
      ...{ countries, measured, unmeasured: catalogue.size - measured },
      ...{ drift: drifting.map(driftRowOf), driftTotal, databases: [...(live?.places.databases() ?? [])] },
    };
  };
}
