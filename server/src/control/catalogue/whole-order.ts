// The whole order of a list: all that match, sorted, as numbers of exits. Found part by part, so that nobody waits for it, and in typed arrays, so
// that nothing is left to collect.
import { Breather, looksEvery } from './breather.ts';
import type { Entry } from './entry.ts';
import type { Match } from './match.ts';
import { keyOf, type Order, type SortField } from './page.ts';
import { sortedPositions } from './radix.ts';
import type { Scratch } from './scratch.ts';

/** What else is done with each that matches. */
export type Visit = (entry: Entry) => void;

export interface OrderWanted {
  readonly order: Order;
  /** Undefined: everything. */
  readonly match: Match | undefined;
  readonly visit?: Visit | undefined;
  readonly scratch: Scratch;
}

/** Seqs in order; like a page of a list, entries without a value come last and equal ones follow their age. Labels must have their ranks. */
export async function wholeOrder(entries: readonly Entry[], wanted: OrderWanted): Promise<Uint32Array> {
  const { order, match, visit, scratch } = wanted;
  const room = scratch.numbers(entries.length);
  let count = 0;
  await visitMatching(entries, match, (entry, i) => {
    room[count++] = i;
    visit?.(entry);
  });
  const found = room.subarray(0, count);
  const sorted = order.field === 'added' ? found : await sortedBy(entries, found, wanted);
  const seqs = new Uint32Array(count);
  for (let i = 0; i < count; i++) seqs[i] = entries[sorted[i]!]!.row.seq;
  if (order.descending) turnRound(seqs, entries, sorted, order.field);
  scratch.giveBack(room);
  if (sorted !== found) scratch.giveBack(sorted);
  return seqs;
}

/** Shows each that matches and where it stands in `entries`. */
export async function visitMatching(
  entries: readonly Entry[],
  match: Match | undefined,
  visit: (entry: Entry, index: number) => void,
): Promise<void> {
  const breather = new Breather();
  const { length } = entries;
  for (let from = 0; from < length; from += looksEvery) {
    const to = Math.min(length, from + looksEvery);
    for (let i = from; i < to; i++) {
      const entry = entries[i]!;
      if (!entry.gone && (match === undefined || match(entry))) visit(entry, i);
    }
    await breather.mayGive();
  }
}

async function sortedBy(
  entries: readonly Entry[],
  found: Uint32Array,
  { order: { field }, scratch }: OrderWanted,
): Promise<Uint32Array> {
  const breather = new Breather();
  const rank = await ranksOf(entries, found, field);
  // Who has no value has none that is a number, which is greater than all by its bits.
  const keys = scratch.doubles(found.length);
  for (let i = 0; i < found.length; i++) keys[i] = rank(entries[found[i]!]!) ?? Number.NaN;
  await breather.mayGive();
  const positions = sortedPositions(keys, scratch);
  scratch.giveBack(keys);
  for (let i = 0; i < positions.length; i++) positions[i] = found[positions[i]!]!;
  await breather.mayGive();
  return positions;
}

/** From the greatest to the least, and who has no value still last. */
function turnRound(seqs: Uint32Array, entries: readonly Entry[], sorted: Uint32Array, field: SortField): void {
  const key = keyOf(field);
  let valued = seqs.length;
  while (valued > 0 && key(entries[sorted[valued - 1]!]!) === null) valued--;
  seqs.subarray(0, valued).reverse();
  seqs.subarray(valued).reverse();
}

/** A number for each entry that orders like its key. */
async function ranksOf(
  entries: readonly Entry[],
  found: Uint32Array,
  field: SortField,
): Promise<(entry: Entry) => number | null> {
  const key = keyOf(field);
  if (field === 'label') return (entry) => entry.labelRank;
  if (field === 'country') return (entry) => codeRank(entry.country);
  if (field !== 'host') return key as (entry: Entry) => number | null;
  // Many exits share few hosts: the few are sorted.
  const names = new Set<string>();
  const breather = new Breather();
  for (let i = 0; i < found.length; i++) {
    names.add(entries[found[i]!]!.host);
    if (i % looksEvery === 0) await breather.mayGive();
  }
  const ranks = new Map([...names].sort().map((name, rank) => [name, rank]));
  return (entry) => ranks.get(entry.host) ?? null;
}

/** Two letters as one number that orders like them. */
const codeRank = (code: string | null): number | null =>
  code === null ? null : code.charCodeAt(0) * 65_536 + code.charCodeAt(1);
