// Records → Snapshot, in pieces as they arrive, so that nobody works on anything large at once. Refuses nonsense.
import { compileAccess } from '../access/rules.ts';
import { base64 } from '../math/base64.ts';
import type { Exit } from '../model/exit.ts';
import { Pool } from './pool.ts';
import type { ExitRecord, Frame } from './records.ts';
import type { ExitEntry, ExitLoad } from './exit-entry.ts';
import { Snapshot } from './snapshot.ts';

/** Builds a whole snapshot: `add` for each chunk, then `finish`. Exits that `previous` knows keep their counters. */
export class SnapshotBuilder {
  private readonly snapshot: Snapshot;
  private readonly previous: Snapshot | undefined;

  constructor(revision: number, frame: Frame, previous: Snapshot | undefined) {
    this.snapshot = new Snapshot(revision, frame.settings, compileAccess(frame.settings));
    this.previous = previous;
    setFrame(this.snapshot, frame, previous);
  }
  add(records: readonly ExitRecord[]): void {
    for (const record of records) putExit(this.snapshot, record, this.previous?.findExit(record.id)?.load);
  }
  finish(): Snapshot {
    return this.snapshot;
  }
}

/** Makes pools, users, listeners and settings those of `frame`. Users keep their counters from `before`. */
export function setFrame(snapshot: Snapshot, frame: Frame, before: Snapshot | undefined): void {
  snapshot.settings = frame.settings;
  snapshot.access = compileAccess(frame.settings);
  snapshot.listeners = frame.listeners;
  setPools(snapshot, frame);
  const counters = new Map([...(before?.usersByName.values() ?? [])].map((user) => [user.id, user.runtime]));
  snapshot.usersByName.clear();
  for (const user of frame.users) snapshot.usersByName.set(user.name, { ...user, runtime: counters.get(user.id) });
}

function setPools(snapshot: Snapshot, frame: Frame): void {
  const { poolsById, poolsByName } = snapshot;
  const kept = new Set(frame.pools.map((pool) => pool.id));
  for (const id of poolsById.keys()) if (!kept.has(id)) poolsById.delete(id);
  poolsByName.clear();
  for (const record of frame.pools) {
    const known = poolsById.get(record.id);
    const fill = known === undefined || known.everything !== record.everything;
    const pool = fill ? new Pool(record, snapshot.weights) : known;
    pool.take(record);
    poolsById.set(pool.id, pool);
    poolsByName.set(pool.name, pool);
    // Only a pool that is new, or holds other exits than before, is filled; members named one by one come with their exits' records.
    if (fill) fillPool(pool, snapshot);
  }
}
function fillPool(pool: Pool, snapshot: Snapshot): void {
  for (const entry of snapshot.exitsById.values()) if (pool.has(entry)) pool.place(entry);
}

/** Adds an exit or replaces what is known of it; `load` are the counters it keeps when it is new in this snapshot. */
export function putExit(snapshot: Snapshot, record: ExitRecord, load: ExitLoad | undefined): void {
  const known = snapshot.exitsById.get(record.id);
  if (known !== undefined) unplace(snapshot, known);
  const slot = known?.slot ?? snapshot.freeSlots.pop() ?? snapshot.slots.length;
  const entry = known ?? entryOf(slot, load ?? { inFlight: 0, runtime: undefined }, record);
  if (known !== undefined) take(known, record);
  snapshot.slots[slot] = entry;
  snapshot.exitsById.set(record.id, entry);
  snapshot.weights.set(slot, record.weight);
  place(snapshot, entry);
}

/** Takes an exit out; requests that use it finish. */
export function dropExit(snapshot: Snapshot, id: string): void {
  const entry = snapshot.exitsById.get(id);
  if (entry === undefined) return;
  unplace(snapshot, entry);
  snapshot.exitsById.delete(id);
  snapshot.slots[entry.slot] = undefined;
  snapshot.freeSlots.push(entry.slot);
}

/** Puts an entry into its pools, or to its new place in them. */
export function place(snapshot: Snapshot, entry: ExitEntry): void {
  for (const pool of snapshot.poolsById.values()) if (pool.has(entry)) pool.place(entry);
}
function unplace(snapshot: Snapshot, entry: ExitEntry): void {
  for (const pool of snapshot.poolsById.values()) pool.drop(entry);
}

function entryOf(slot: number, load: ExitLoad, record: ExitRecord): ExitEntry {
  const { adminState, health, pools } = record;
  return { slot, load, exit: exitOf(record), adminState, health, maxInFlight: record.maxInFlight ?? Infinity, pools };
}
/** What is known of the exit becomes what the record says. */
function take(entry: ExitEntry, record: ExitRecord): void {
  entry.exit = exitOf(record);
  entry.adminState = record.adminState;
  entry.health = record.health;
  entry.maxInFlight = record.maxInFlight ?? Infinity;
  entry.pools = record.pools;
}

/** What outbound needs to dial, from a record. */
export function exitOf(record: ExitRecord): Exit {
  const { id, label, scheme, host, port, username, password, insecureTls, localAddress, country } = record;
  const speaksHttp = scheme === 'http' || scheme === 'https';
  const authorization =
    speaksHttp && (username !== '' || password !== '') ? `Basic ${base64(`${username}:${password}`)}` : undefined;
  const where = country === null ? undefined : country;
  return {
    id,
    label,
    scheme,
    host,
    port,
    username,
    password,
    authorization,
    insecureTls,
    localAddress,
    country: where,
  };
}
