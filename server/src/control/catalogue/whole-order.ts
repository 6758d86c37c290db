// The whole order of a list: all that match, sorted, as numbers of exits. Found part by part, so that nobody waits for it, and in typed arrays, so
// that nothing is left to collect.
import { Breather, looksEvery } from './breather.ts';
import type { Entry } from './entry.ts';
import type { Sorted } from './kept-orders.ts';
import type { Match } from './match.ts';
import type { Scratch } from './scratch.ts';

/** What else is done with each that matches. */
export type Visit = (entry: Entry) => void;

export interface OrderWanted {
  readonly sorted: Sorted;
  readonly descending: boolean;
  /** Undefined: everything. */
  readonly match: Match | undefined;
  readonly visit?: Visit | undefined;
  readonly scratch: Scratch;
}
export interface WholeOrder {
  readonly seqs: Uint32Array;
  /** The latest arrival among them; 0: there are none. */
  readonly latest: number;
}

/** Like a page of a list: entries without a value come last and equal ones follow their age. */
export async function wholeOrder(wanted: OrderWanted): Promise<WholeOrder> {
  const { sorted, match, visit, scratch } = wanted;
  const { entries, positions } = sorted;
  const { length } = positions;
  const marks = scratch.numbers(length);
  marks.fill(0);
  let count = 0;
  let latest = 0;
  await visitMatching(entries, length, match, (entry, i) => {
    marks[i] = entry.row.seq;
    count++;
    latest = entry.arrival;
    visit?.(entry);
  });
  const seqs = new Uint32Array(count);
  let at = 0;
  const take = (place: number): void => {
    const seq = marks[positions[place]!]!;
    if (seq !== 0) seqs[at++] = seq;
  };
  walk(sorted, wanted.descending, take);
  scratch.giveBack(marks);
  return { seqs, latest };
}

/** From the greatest to the least when it is turned round, and who has no value still last. */
function walk({ positions, valued }: Sorted, descending: boolean, take: (place: number) => void): void {
  if (!descending) for (let place = 0; place < positions.length; place++) take(place);
  else {
    for (let place = valued - 1; place >= 0; place--) take(place);
    for (let place = positions.length - 1; place >= valued; place--) take(place);
  }
}

/** Shows each that matches and where it stands among the first `length` of `entries`. */
export async function visitMatching(
  entries: readonly Entry[],
  length: number,
  match: Match | undefined,
  visit: (entry: Entry, index: number) => void,
): Promise<void> {
  const breather = new Breather();
  for (let from = 0; from < length; from += looksEvery) {
    const to = Math.min(length, from + looksEvery);
    for (let i = from; i < to; i++) {
      const entry = entries[i]!;
      if (!entry.gone && (match === undefined || match(entry))) visit(entry, i);
    }
    await breather.mayGive();
  }
}
