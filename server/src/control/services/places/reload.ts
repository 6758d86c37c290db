// Read the place databases again now; what is in use stays in use where the new file is broken.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { ServiceError } from '../errors.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';

export function reloadPlaces({ running }: Pick<Parts, 'running'>): Verb<EndpointOf<'places.reload'>> {
  return async (context) => {
    guard(context, 'operate');
    const live = running();
    if (live === undefined) throw new ServiceError('internal', 'Places are not running.');
    await live.places.reload();
    return { databases: [...live.places.databases()] };
  };
}
