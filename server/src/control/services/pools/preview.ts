// Count what a membership query matches, before it is saved.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { checkPoolQuery, guard, readQuery } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';

type Needs = Pick<Parts, 'catalogue' | 'now'>;

export function previewPool({ catalogue, now }: Needs): Verb<EndpointOf<'pools.preview'>> {
  return (context, { query: { q } }) => {
    guard(context, 'read');
    checkPoolQuery(q, 'query/q');
    const found = catalogue.matching(readQuery(q, 'query/q'), now());
    const countries = new Set(found.map((it) => it.country).filter((it) => it !== null));
    return { members: found.length, eligible: found.filter((it) => it.eligible).length, countries: countries.size };
  };
}
