// A pool in a snapshot: its policy, and its members by what may be done with them now. Each criteria that was asked for keeps its own
// members and its own place in the rotation, so that German requests do not disturb the order of all others.
import type { Strategy } from '@gyre/shared/vocabulary';
import { SlotSet, type SlotWeights } from '../math/slot-set.ts';
import type { PoolRecord } from './records.ts';
import type { ExitEntry } from './exit-entry.ts';

/** A set of members and the slot that rotation chose last in it, −1 before the first choice. Selection moves the cursor. */
export interface Ring {
  readonly members: SlotSet;
  cursor: number;
}

/** Members that fit one criteria, told apart by health; only enabled exits are here. */
export interface Candidates {
  /** Healthy, unproven, or on probation. */
  readonly usable: Ring;
  /** Ejected: the last resort when nothing else is left (product §18). */
  readonly ejected: Ring;
}

/** What a request needs to know about its pool. */
export interface PoolView {
  readonly id: string;
  readonly name: string;
  readonly maxAttempts: number;
  readonly totalMs: number;
  readonly attemptMs: number;
  readonly firstByteMs: number;
}

/** Criteria that keep their own candidates; the one that was made first goes when there are more. */
const mostCriteria = 256;

export class Pool implements PoolView {
  readonly id: string;
  name = '';
  strategy: Strategy = 'round-robin';
  everything = false;
  maxAttempts = 1;
  totalMs = 0;
  attemptMs = 0;
  firstByteMs = 0;
  readonly all: Candidates;
  private readonly weights: SlotWeights;
  private readonly byCountries = new Map<string, Candidates & { readonly countries: readonly string[] }>();

  constructor(record: PoolRecord, weights: SlotWeights) {
    this.id = record.id;
    this.weights = weights;
    this.all = { usable: ring(weights), ejected: ring(weights) };
    this.take(record);
  }

  /** Follows a changed record; its members are the caller's business. */
  take(record: PoolRecord): void {
    this.name = record.name;
    this.strategy = record.strategy;
    this.everything = record.everything;
    this.maxAttempts = record.maxAttempts;
    this.totalMs = record.totalMs;
    this.attemptMs = record.attemptMs;
    this.firstByteMs = record.firstByteMs;
  }

  has(entry: ExitEntry): boolean {
    return this.everything || entry.pools.includes(this.id);
  }

  /** Puts the entry where its admin state and health say, in every criteria it fits. */
  place(entry: ExitEntry): void {
    put(this.all, entry);
    if (this.byCountries.size === 0) return;
    const { country } = entry.exit;
    if (country === undefined) return;
    for (const some of this.byCountries.values()) if (some.countries.includes(country)) put(some, entry);
  }
  /** Takes the entry out of everything. */
  drop(entry: ExitEntry): void {
    take(this.all, entry.slot);
    for (const some of this.byCountries.values()) take(some, entry.slot);
  }

  /** The members in any of these countries (upper case, at least one). The first request for a criteria walks the pool once. */
  in(countries: readonly string[], slots: readonly (ExitEntry | undefined)[]): Candidates {
    const key = countries.length === 1 ? countries[0]! : countries.join();
    const known = this.byCountries.get(key);
    if (known !== undefined) return known;
    if (this.byCountries.size >= mostCriteria) this.byCountries.delete(this.byCountries.keys().next().value!);
    const made = { countries, usable: ring(this.weights), ejected: ring(this.weights) };
    copyIn(this.all.usable, made.usable, countries, slots);
    copyIn(this.all.ejected, made.ejected, countries, slots);
    this.byCountries.set(key, made);
    return made;
  }
}

const ring = (weights: SlotWeights): Ring => ({ members: new SlotSet(weights), cursor: -1 });

function copyIn(from: Ring, to: Ring, countries: readonly string[], slots: readonly (ExitEntry | undefined)[]): void {
  const { bits } = from.members;
  for (let slot = bits.next(0); slot >= 0; slot = bits.next(slot + 1)) {
    const { country } = slots[slot]!.exit;
    if (country !== undefined && countries.includes(country)) to.members.add(slot);
  }
}
function put({ usable, ejected }: Candidates, entry: ExitEntry): void {
  const { slot } = entry;
  const enabled = entry.adminState === 'enabled';
  if (enabled && entry.health !== 'ejected') usable.members.add(slot);
  else usable.members.remove(slot);
  if (enabled && entry.health === 'ejected') ejected.members.add(slot);
  else ejected.members.remove(slot);
}
function take({ usable, ejected }: Candidates, slot: number): void {
  usable.members.remove(slot);
  ejected.members.remove(slot);
}
