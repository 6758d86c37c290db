// Counts of exits by state, scheme, country and tag. Neighbours are mostly alike, so the count of the one before is at hand; exits with the same tags
// share one list of them.
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
  private readonly tags = new TagCounts();

  readonly add = (entry: Entry): void => {
    const { row, tags, state, country } = entry;
    this.total++;
    this.states[state]++;
    this.adminStates[row.adminState]++;
    this.schemes.add(row.scheme);
    if (country !== null) this.countries.add(country);
    if (tags.length > 0) this.tags.add(tags);
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

/** By list first: few exits have a list of tags of their own. */
class TagCounts {
  private readonly lists = new Map<readonly string[], { count: number }>();

  add(tags: readonly string[]): void {
    const known = this.lists.get(tags);
    if (known === undefined) this.lists.set(tags, { count: 1 });
    else known.count++;
  }
  most(): Counted[] {
    const counts = new Counts();
    for (const [tags, { count }] of this.lists) for (const tag of tags) counts.add(tag, count);
    return counts.most();
  }
}

class Counts {
  private readonly counts = new Map<string, Counted>();
  private last: Counted = { value: '', count: 0 };

  add(value: string, count = 1): void {
    if (this.last.value !== value) this.last = this.counts.get(value) ?? this.begun(value);
    this.last.count += count;
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
