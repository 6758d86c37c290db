// The order of all labels, kept: comparing a hundred thousand texts for each list would stop everybody. Each exit carries its rank; labels that
// came or changed are sorted in when somebody asks, part by part.
import { turn } from '../../base/turn.ts';
import type { Entry } from './entry.ts';

/** Labels compared before others have their turn. */
const part = 4096;

/** An entry with the label it had when its place was sought: labels change while others are compared. */
interface Keyed {
  readonly entry: Entry;
  readonly key: string;
}

export class LabelRanks {
  private sorted: readonly Keyed[] = [];
  private late: Entry[] = [];
  private lost = false;
  private working: Promise<void> | undefined;

  /** It came, or has another label. */
  changed(entry: Entry): void {
    if (entry.labelIsLate) return;
    entry.labelIsLate = true;
    this.late.push(entry);
  }
  gone(): void {
    this.lost = true;
  }

  /** Resolves when the ranks of all that were there when it was called are right. */
  async fresh(): Promise<void> {
    while (this.working !== undefined || this.late.length > 0 || this.lost)
      await (this.working ??= this.sortIn().finally(() => (this.working = undefined)));
  }

  private async sortIn(): Promise<void> {
    const late = new Set(this.late);
    for (const entry of this.late) entry.labelIsLate = false;
    this.late = [];
    this.lost = false;
    const kept = this.sorted.filter(({ entry }) => !entry.gone && !late.has(entry));
    const added = [...late].filter((it) => !it.gone).map((entry) => ({ entry, key: entry.labelKey }));
    this.sorted = await merged(kept, await sortedInParts(added));
    let rank = 0;
    let before: string | undefined;
    for (const { entry, key } of this.sorted) {
      if (key !== before) rank++;
      before = key;
      entry.labelRank = rank;
    }
  }
}

const byLabel = (a: Keyed, b: Keyed): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

async function sortedInParts(entries: readonly Keyed[]): Promise<readonly Keyed[]> {
  let runs: (readonly Keyed[])[] = [];
  for (let at = 0; at < entries.length; at += part) {
    runs.push(entries.slice(at, at + part).sort(byLabel));
    if (at + part < entries.length) await turn();
  }
  while (runs.length > 1) {
    const next: (readonly Keyed[])[] = [];
    for (let at = 0; at < runs.length; at += 2) next.push(await merged(runs[at]!, runs[at + 1] ?? []));
    runs = next;
  }
  return runs[0] ?? [];
}

async function merged(one: readonly Keyed[], other: readonly Keyed[]): Promise<readonly Keyed[]> {
  if (one.length === 0 || other.length === 0) return one.length === 0 ? other : one;
  const all: Keyed[] = [];
  let [a, b] = [0, 0];
  while (a < one.length && b < other.length) {
    all.push(byLabel(one[a]!, other[b]!) <= 0 ? one[a++]! : other[b++]!);
    if (all.length % (2 * part) === 0) await turn();
  }
  while (a < one.length) all.push(one[a++]!);
  while (b < other.length) all.push(other[b++]!);
  return all;
}
