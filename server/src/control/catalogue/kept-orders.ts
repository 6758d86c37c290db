// Orders of all exits by the fields that lists are sorted by. Each is found when somebody asks, part by part, and kept until its field moves: then
// another query in that order costs no sorting.
import { Breather, looksEvery } from './breather.ts';
import type { Entry } from './entry.ts';
import type { LabelRanks } from './label-ranks.ts';
import { keyOf, type Order, type SortField } from './page.ts';
import { sortedPositions } from './radix.ts';
import type { Roster } from './roster.ts';
import type { Scratch } from './scratch.ts';

/** All exits of a moment, least key first. */
export interface Sorted {
  /** The roster as it was. */
  readonly entries: readonly Entry[];
  /** Where they stand in it; equal ones follow their age, and who has no key comes last. */
  readonly positions: Uint32Array;
  /** How many have a key. */
  readonly valued: number;
}
/** Where in the roster stands who comes so far down: turned round it begins with the greatest, and who has no key is still last. */
export function placeAt({ positions, valued }: Sorted, { descending }: Order, at: number): number {
  if (!descending) return positions[at]!;
  return positions[at < valued ? valued - 1 - at : positions.length - 1 - (at - valued)]!;
}

/** What orders go by: rows of exits, their places, their states, their traffic. */
export type Moving = 'rows' | 'places' | 'states' | 'traffic';

/** The name of its gateway and its age stay with an exit. */
const movedBy: Readonly<Record<SortField, readonly Moving[]>> = {
  label: ['rows'],
  host: [],
  state: ['states'],
  country: ['rows', 'places'],
  latency: ['traffic'],
  priority: ['rows'],
  price: ['rows'],
  ok: ['traffic'],
  failed: ['traffic'],
  used: ['traffic'],
  added: [],
};
export interface Kept extends Sorted {
  /** Of what moved until it was found. */
  readonly stamp: number;
}

export class KeptOrders {
  private readonly roster: Roster;
  private readonly labels: LabelRanks;
  private readonly scratch: Scratch;
  private readonly kept = new Map<SortField, Kept>();
  private readonly moves: Record<Moving, number> = { rows: 0, places: 0, states: 0, traffic: 0 };

  constructor(roster: Roster, labels: LabelRanks, scratch: Scratch) {
    this.roster = roster;
    this.labels = labels;
    this.scratch = scratch;
  }

  /** Exits may have other keys than before. New ones need not be told. */
  moved(what: Moving): void {
    this.moves[what]++;
  }

  /** As it is now, or as it was a moment ago when others write meanwhile. */
  async of(field: SortField): Promise<Kept> {
    const kept = this.kept.get(field);
    if (kept !== undefined && this.isOfNow(field, kept)) return kept;
    if (field === 'label') await this.labels.fresh();
    const stamp = this.stampOf(field);
    const sorted = { ...(await sortedBy(this.roster.all, field, this.scratch)), stamp };
    this.kept.set(field, sorted);
    return sorted;
  }

  /** Whether it is the order of this very moment. */
  isOfNow(field: SortField, { entries, positions, stamp }: Kept): boolean {
    const { all } = this.roster;
    return entries === all && positions.length === all.length && stamp === this.stampOf(field);
  }

  /** Counts only ever grow: the sum is another one when any of them is. */
  private stampOf(field: SortField): number {
    return movedBy[field].reduce((sum, it) => sum + this.moves[it], 0);
  }
}

async function sortedBy(entries: readonly Entry[], field: SortField, scratch: Scratch): Promise<Sorted> {
  const breather = new Breather();
  const { length } = entries;
  const rank = await ranksOf(entries, length, field);
  // Who has no value has none that is a number, which is greater than all by its bits.
  const keys = scratch.doubles(length);
  let valued = 0;
  for (let i = 0; i < length; i++) {
    const key = rank(entries[i]!);
    if (key !== null) valued++;
    keys[i] = key ?? Number.NaN;
    if (i % looksEvery === 0) await breather.mayGive();
  }
  await breather.mayGive();
  const positions = sortedPositions(keys, scratch);
  scratch.giveBack(keys);
  const own = positions.slice();
  scratch.giveBack(positions);
  return { entries, positions: own, valued };
}

/** A number for each entry that orders like its key. */
async function ranksOf(
  entries: readonly Entry[],
  length: number,
  field: SortField,
): Promise<(entry: Entry) => number | null> {
  const key = keyOf(field);
  if (field === 'label') return (entry) => entry.labelRank;
  if (field === 'country') return (entry) => codeRank(entry.country);
  if (field !== 'host') return key as (entry: Entry) => number | null;
  // Many exits share few hosts: the few are sorted.
  const names = new Set<string>();
  const breather = new Breather();
  for (let i = 0; i < length; i++) {
    names.add(entries[i]!.host);
    if (i % looksEvery === 0) await breather.mayGive();
  }
  const ranks = new Map([...names].sort().map((name, rank) => [name, rank]));
  return (entry) => ranks.get(entry.host) ?? null;
}

/** Two letters as one number that orders like them. */
const codeRank = (code: string | null): number | null =>
  code === null ? null : code.charCodeAt(0) * 65_536 + code.charCodeAt(1);
