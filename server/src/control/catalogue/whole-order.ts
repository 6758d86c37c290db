// The whole order of a list: all that match, sorted, as numbers of exits. Found part by part, so that nobody waits for it, and in typed arrays, so
// that nothing is left to collect.
import { Breather, looksEvery } from './breather.ts';
import type { Entry } from './entry.ts';
import { placeAt, type Sorted } from './kept-orders.ts';
import type { Match } from './match.ts';
import type { Order } from './page.ts';
import type { Scratch } from './scratch.ts';

/** What else is done with each that matches. */
export type Visit = (entry: Entry) => void;

export interface OrderWanted {
  readonly sorted: Sorted;
  readonly order: Order;
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
  const { sorted, order, match, visit, scratch } = wanted;
  const { length } = sorted.positions;
  const { marks, count, latest } = await markMatching(sorted, match, scratch, visit);
  const seqs = new Uint32Array(count);
  let next = 0;
  for (let at = 0; at < length; at++) {
    const seq = marks[placeAt(sorted, order, at)]!;
    if (seq !== 0) seqs[next++] = seq;
  }
  scratch.giveBack(marks);
  return { seqs, latest };
}

export interface Marked {
  /** The seq of who matches, by where it stands in the roster; 0: it does not. In memory of `scratch`. */
  readonly marks: Uint32Array;
  readonly count: number;
  /** The latest arrival among them; 0: there are none. */
  readonly latest: number;
}
/** Marks who matches: in the order of the roster, because in any other each is somewhere else in memory. */
export async function markMatching(
  { entries, positions }: Sorted,
  match: Match | undefined,
  scratch: Scratch,
  visit?: Visit,
): Promise<Marked> {
  const marks = scratch.numbers(positions.length);
  marks.fill(0);
  let [count, latest] = [0, 0];
  await visitMatching(entries, positions.length, match, (entry, i) => {
    marks[i] = entry.row.seq;
    count++;
    latest = entry.arrival;
    visit?.(entry);
  });
  return { marks, count, latest };
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
