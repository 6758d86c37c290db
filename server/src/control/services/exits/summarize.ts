// Count the exits that match, by state, scheme, country and tag.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard, readQuery } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';

/** Most values told of one facet. */
const mostValues = 300;

type Needs = Pick<Parts, 'catalogue' | 'now'>;

export function summarizeExits({ catalogue, now }: Needs): Verb<EndpointOf<'exits.summary'>> {
  return (context, { query }) => {
    guard(context, 'read');
    const found = catalogue.matching(readQuery(query.q, 'query/q'), now());
    const states = { unproven: 0, healthy: 0, ejected: 0, probation: 0 };
    const adminStates = { enabled: 0, draining: 0, disabled: 0 };
    const [schemes, countries, tags] = [new Counts(), new Counts(), new Counts()];
    for (const { row, state, country } of found) {
      states[state]++;
      adminStates[row.adminState]++;
      schemes.add(row.scheme);
      if (country !== null) countries.add(country);
      for (const tag of row.tags) tags.add(tag);
    }
    const facets = { schemes: schemes.most(), countries: countries.most(), tags: tags.most() };
    return { total: found.length, states, adminStates, ...facets };
  };
}

class Counts {
  private readonly counts = new Map<string, number>();

  add(value: string): void {
    this.counts.set(value, (this.counts.get(value) ?? 0) + 1);
  }
  most(): { value: string; count: number }[] {
    const all = [...this.counts].map(([value, count]) => ({ value, count }));
    return all.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, mostValues);
  }
}
