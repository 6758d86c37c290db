// Counts of exits by state, scheme, country and tag. Neighbours are mostly alike, so the count of the one before is at hand.
import type { ExitSummary } from '@gyre/shared/contract/exits';
import type { Entry } from '../../catalogue/entry.ts';

/** Most values told of one facet. */
const mostValues = 300;

export class Facets {
  private total = 0;
  private readonly states = { unproven: 0, healthy: 0, ejected: 0, probation: 0 };
  private readonly adminStates = { enabled: 0, draining: 0, disabled: 0 };
  private readonly schemes = new Counts();
  private readonly countries = new Counts();
  private readonly tags = new Counts();

  readonly add = (entry: Entry): void => {
    const { row, state, country } = entry;
    this.total++;
    this.states[state]++;
    this.adminStates[row.adminState]++;
    this.schemes.add(row.scheme);
    if (country !== null) this.countries.add(country);
    for (const tag of row.tags) this.tags.add(tag);
  };
  summary(): ExitSummary {
    const { total, states, adminStates, schemes, countries, tags } = this;
    return { total, states, adminStates, schemes: schemes.most(), countries: countries.most(), tags: tags.most() };
  }
}

interface Counted {
  readonly value: string;
  count: number;
}

class Counts {
  private readonly counts = new Map<string, Counted>();
  private last: Counted = { value: '', count: 0 };

  add(value: string): void {
    if (this.last.value !== value) this.last = this.counts.get(value) ?? this.begun(value);
    this.last.count++;
  }
  most(): Counted[] {
    const all = [...this.counts.values()];
    return all.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, mostValues);
  }
  private begun(value: string): Counted {
    const counted = { value, count: 0 };
    this.counts.set(value, counted);
    return counted;
  }
}
