// Read one probe profile.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { profileOrThrow } from './rules.ts';
import { profileView } from './view.ts';

export function getProbeProfile({ stores }: Pick<Parts, 'stores'>): Verb<EndpointOf<'probeProfiles.get'>> {
  return (context, { params: { id } }) => {
    guard(context, 'read');
    return profileView(profileOrThrow(stores, id), stores.pools.all());
  };
}
