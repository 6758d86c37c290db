// List probe profiles.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { pageById } from '../cursor.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { profileView } from './view.ts';

export function listProbeProfiles({ stores }: Pick<Parts, 'stores'>): Verb<EndpointOf<'probeProfiles.list'>> {
  return (context, { query }) => {
    guard(context, 'read');
    const { rows, total, nextCursor } = pageById(stores.probeProfiles.all(), query);
    const pools = stores.pools.all();
    return { items: rows.map((row) => profileView(row, pools)), total, nextCursor };
  };
}
