// Count the exits that match, by state, scheme, country and tag.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard, readQuery } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { Facets } from './facets.ts';

type Needs = Pick<Parts, 'catalogue' | 'now'>;

export function summarizeExits({ catalogue, now }: Needs): Verb<EndpointOf<'exits.summary'>> {
  return async (context, { query }) => {
    guard(context, 'read');
    const facets = new Facets();
    await catalogue.visit(readQuery(query.q, 'query/q'), now(), facets.add);
    return facets.summary();
  };
}
