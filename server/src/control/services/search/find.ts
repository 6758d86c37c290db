// Find anything: one answer over all nouns, a few of each kind, best first.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { exitHits } from './exits.ts';
import { setUpHits } from './set-up.ts';
import { trafficHits } from './traffic.ts';
import { typedOf } from './words.ts';

type Needs = Pick<Parts, 'stores' | 'catalogue' | 'running' | 'now'>;

export function findAnything({ stores, catalogue, running, now }: Needs): Verb<EndpointOf<'search.find'>> {
  return async (context, { query: { q, limit } }) => {
    guard(context, 'read');
    const typed = typedOf(q);
    const half = running();
    return {
      items: [
        ...(await exitHits(catalogue, typed, limit, now())),
        ...setUpHits(stores, typed, limit),
        ...(half === undefined ? [] : await trafficHits(half, typed, limit)),
      ],
    };
  };
}
