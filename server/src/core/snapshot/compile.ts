// Records → Snapshot, in pieces as they arrive, so that nobody works on anything large at once. Refuses nonsense.
import { compileAccess } from '../access/rules.ts';
import { compileSiteBanRules } from '../bans/rules.ts';
import { hashOf } from '../math/hash.ts';
import { RuleCompiler } from '../rules/compile.ts';
import { type ExitEntry, type ExitLoad, freshLoad } from './exit-entry.ts';
import { exitOf, termsOf } from './exit-facts.ts';
import { Pool } from './pool.ts';
import type { BareFrame, ExitRecord, RuleRecord } from './records.ts';
import { Snapshot } from './snapshot.ts';

/** Builds a whole snapshot: `add` for each chunk, then `finish`. Exits that `previous` knows keep their counters. */
export class SnapshotBuilder {
  private readonly snapshot: Snapshot;
  private readonly previous: Snapshot | undefined;
  private readonly rules: RuleCompiler;

  constructor(revision: number, frame: BareFrame, previous: Snapshot | undefined) {
    this.snapshot = new Snapshot(revision, frame.settings, compileAccess(frame.settings));
    this.previous = previous;
    setFrame(this.snapshot, frame, previous);
    this.rules = new RuleCompiler(previous?.rules);
  }
  /** A part of the rules, in their order. */
  addRules(rules: readonly RuleRecord[]): void {
    this.rules.add(rules);
  }
  add(records: readonly ExitRecord[]): void {
    for (const record of records) putExit(this.snapshot, record, this.previous?.findExit(record.id)?.load);
  }
  finish(): Snapshot {
    this.snapshot.rules = this.rules.finish();
    for (const pool of this.snapshot.poolsById.values()) pool.judge(this.previous?.findPool(pool.id)?.panic ?? false);
    return this.snapshot;
  }
}

/** Makes pools, users, listeners and settings those of `frame`. Users keep their counters from `before`. */
export function setFrame(snapshot: Snapshot, frame: BareFrame, before: Snapshot | undefined): void {
  snapshot.settings = frame.settings;
  snapshot.access = compileAccess(frame.settings);
  snapshot.listeners = frame.listeners;
  snapshot.siteBanRules = compileSiteBanRules(frame.siteBanRules, before?.siteBanRules);
  setPools(snapshot, frame);
  const counters = new Map([...(before?.usersByName.values() ?? [])].map((user) => [user.id, user.runtime]));
  snapshot.usersByName.clear();
  for (const user of frame.users) snapshot.usersByName.set(user.name, { ...user, runtime: counters.get(user.id) });
}

function setPools(snapshot: Snapshot, frame: BareFrame): void {
  const { poolsById, poolsByName } = snapshot;
  const kept = new Set(frame.pools.map((pool) => pool.id));
  for (const [id, pool] of poolsById)
    if (!kept.has(id)) {
      pool.close();
      poolsById.delete(id);
    }
  poolsByName.clear();
  for (const record of frame.pools) {
    const known = poolsById.get(record.id);
    // A pool that begins to hold everything begins as a copy; one that holds chosen exits is filled by their records or by lists of members.
    const renewed = known === undefined || known.everything !== record.everything;
    if (renewed) known?.close();
    const pool = renewed ? new Pool(record, snapshot) : known;
    pool.take(record);
    poolsById.set(pool.id, pool);
    poolsByName.set(pool.name, pool);
  }
}

/** Adds an exit or replaces what is known of it; `load` are the counters it keeps when it is new in this snapshot. */
export function putExit(snapshot: Snapshot, record: ExitRecord, load: ExitLoad | undefined): void {
  const known = snapshot.exitsById.get(record.id);
  if (known !== undefined) unplace(snapshot, known);
  const slot = known?.slot ?? snapshot.freeSlots.pop() ?? snapshot.slots.length;
  const facts = factsOf(snapshot, record);
  const hash = hashOf(record.id);
  const entry = known ?? entryOf(facts, { slot, seq: record.seq, hash, load: load ?? freshLoad() });
  if (known !== undefined) Object.assign(known, facts);
  snapshot.slots[slot] = entry;
  snapshot.exitsById.set(record.id, entry);
  snapshot.slotsBySeq.set(record.seq, slot);
  const { priority, price } = record;
  snapshot.columns.set(slot, { weight: weightOf(entry), hash, priority, price: price ?? Infinity, tie: record.seq });
  snapshot.terms.add(entry.terms, slot);
  join(snapshot, entry, record.pools);
}

/** Takes an exit out; requests that use it finish. */
export function dropExit(snapshot: Snapshot, id: string): void {
  const entry = snapshot.exitsById.get(id);
  if (entry === undefined) return;
  unplace(snapshot, entry);
  snapshot.exitsById.delete(id);
  snapshot.slotsBySeq.drop(entry.seq);
  snapshot.slots[entry.slot] = undefined;
  snapshot.freeSlots.push(entry.slot);
}

/** Parts of the weight people give: an exit of weight 1 can begin with less, and a million of weight 1 000 fit into 32 bits. */
export const weightParts = 4;
function weightOf({ weight, weightTenths }: ExitEntry): number {
  return Math.max(1, Math.round((weight * weightParts * weightTenths) / 10));
}
/** Gives an entry so many tenths of its weight, and takes it out of all rings: it is placed again after that. */
export function reweigh(snapshot: Snapshot, entry: ExitEntry, tenths: number): void {
  snapshot.everyone.lift(entry);
  for (const pool of snapshot.poolsById.values()) pool.lift(entry);
  entry.weightTenths = tenths;
  snapshot.columns.weights.set(entry.slot, weightOf(entry));
}

/** Puts an entry whose health changed to its new place in its pools. */
export function placeAgain(snapshot: Snapshot, entry: ExitEntry): void {
  snapshot.everyone.place(entry);
  for (const pool of snapshot.poolsById.values()) if (pool.has(entry)) pool.place(entry);
}

function join(snapshot: Snapshot, entry: ExitEntry, pools: readonly string[]): void {
  snapshot.everyone.join(entry);
  for (const pool of snapshot.poolsById.values()) if (pool.everything || pools.includes(pool.id)) pool.join(entry);
}
function unplace(snapshot: Snapshot, entry: ExitEntry): void {
  snapshot.everyone.leave(entry);
  for (const pool of snapshot.poolsById.values()) pool.leave(entry);
  snapshot.terms.remove(entry.terms, entry.slot);
}

type Facts = Omit<ExitEntry, 'slot' | 'seq' | 'hash' | 'load'>;
function factsOf(snapshot: Snapshot, record: ExitRecord): Facts {
  const { adminState, health, healthSinceAt, weight, weightTenths, region, city, asn, ip } = record;
  return {
    exit: exitOf(record),
    adminState,
    health,
    healthSinceAt,
    weight,
    weightTenths,
    maxInFlight: record.maxInFlight ?? Infinity,
    terms: termsOf(record, snapshot.terms),
    template: record.template ?? undefined,
    price: record.price ?? 0,
    place: { region, city, asn, ip },
  };
}
/** Field by field: objects that are put together by spreading cost a hundred thousand exits half a second. */
function entryOf(facts: Facts, { slot, seq, hash, load }: Omit<ExitEntry, keyof Facts>): ExitEntry {
  return {
    slot,
    seq,
    load,
    exit: facts.exit,
    adminState: facts.adminState,
    health: facts.health,
    healthSinceAt: facts.healthSinceAt,
    weight: facts.weight,
    weightTenths: facts.weightTenths,
    maxInFlight: facts.maxInFlight,
    hash,
    terms: facts.terms,
    template: facts.template,
    price: facts.price,
    place: facts.place,
  };
}
