// A page of a list out of a kept order: the place behind the mark is found in a few steps, and the walk ends with the page.
import type { Entry } from './entry.ts';
import { placeAt, type Sorted } from './kept-orders.ts';
import { compared, keyOf, type Mark, type Order, type PageWanted, signOf } from './page.ts';

/** `sorted` has the keys of now, and the order of its roster is that of seqs. `marks`: not 0 for who matches; undefined: everything does. */
export function pageIn(sorted: Sorted, { order, after, limit }: PageWanted, marks: Uint32Array | undefined): Entry[] {
  const { length } = sorted.positions;
  const page: Entry[] = [];
  for (let at = after === undefined ? 0 : firstBehind(sorted, order, after); at < length && page.length < limit; at++) {
    const place = placeAt(sorted, order, at);
    if (marks !== undefined && marks[place] === 0) continue;
    const entry = sorted.entries[place]!;
    if (!entry.gone) page.push(entry);
  }
  return page;
}

function firstBehind(sorted: Sorted, order: Order, after: Mark): number {
  const key = keyOf(order.field);
  const sign = signOf(order);
  let [from, to] = [0, sorted.positions.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const entry = sorted.entries[placeAt(sorted, order, middle)]!;
    if (compared(sign, key(entry), entry.row.seq, after) > 0) to = middle;
    else from = middle + 1;
  }
  return from;
}
