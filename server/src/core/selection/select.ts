// THE decision: a request and the snapshot → an exit, or why there is none. Its cost does not grow with the number of exits.
import type { Pool, PoolView, Ring } from '../snapshot/pool.ts';
import type { ExitEntry } from '../snapshot/exit-entry.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type Failure, failure } from '../model/failure.ts';
import { rotationStrategies } from '../rotation/registry.ts';
import type { Turn, View } from '../rotation/strategy.ts';

export interface SelectionRequest {
  readonly pool: PoolView;
  /** Upper-case countries the exit may be in; undefined = any. */
  readonly countries: readonly string[] | undefined;
  /** This very exit, if the pool has it. */
  readonly exitId: string | undefined;
  /** Exits this request has tried: never chosen again. */
  readonly tried: readonly ExitEntry[];
}

/** What a request may take, asked by the strategies. One object serves all requests: selection never waits. */
class Eligible implements View {
  slots: readonly (ExitEntry | undefined)[] = [];
  tried: readonly ExitEntry[] = [];

  takes(slot: number): boolean {
    const entry = this.slots[slot]!;
    return !isFull(entry) && !this.tried.includes(entry);
  }
  inFlight(slot: number): number {
    return this.slots[slot]!.load.inFlight;
  }
}
const eligible = new Eligible();

/** An exit on probation is tried by one request of a worker at a time. */
function isFull({ load, health, maxInFlight }: ExitEntry): boolean {
  return load.inFlight >= maxInFlight || (health === 'probation' && load.inFlight >= 1);
}

/**
 * Chooses among the usable members by the pool's strategy; ejected ones are the last resort, so that a pool whose exits all failed
 * is found out as soon as one of them is back. Never anything outside the pool: no exit of it means a refusal.
 */
export function select(snapshot: Snapshot, request: SelectionRequest, turn: Turn): ExitEntry | Failure {
  // By id: the request may have begun with an earlier snapshot.
  const pool = snapshot.findPool(request.pool.id);
  if (pool === undefined) return failure('no_eligible_exit', `pool "${request.pool.name}" is gone`);
  if (request.exitId !== undefined) return theOne(snapshot, pool, request, request.exitId);
  const { countries } = request;
  const candidates = countries === undefined ? pool.all : pool.in(countries, snapshot.slots);
  eligible.slots = snapshot.slots;
  eligible.tried = request.tried;
  const choose = (ring: Ring): number => rotationStrategies[pool.strategy](ring, eligible, turn);
  let slot = choose(candidates.usable);
  if (slot < 0) slot = choose(candidates.ejected);
  return slot < 0 ? failure('no_eligible_exit', whyNone(pool, request)) : snapshot.slots[slot]!;
}

/** The exit a client named: health does not matter, the client has decided. */
function theOne(snapshot: Snapshot, pool: Pool, request: SelectionRequest, id: string): ExitEntry | Failure {
  const entry = snapshot.findExit(id);
  const no = (why: string): Failure => failure('no_eligible_exit', `exit "${id}" ${why}`);
  if (entry === undefined || !pool.has(entry)) return no(`is not in pool "${pool.name}"`);
  if (entry.adminState !== 'enabled') return no(`is ${entry.adminState}`);
  const { country } = entry.exit;
  if (request.countries !== undefined && (country === undefined || !request.countries.includes(country)))
    return no(`is not in ${request.countries.join(' or ')}`);
  if (request.tried.includes(entry)) return no('was tried');
  return entry.load.inFlight >= entry.maxInFlight ? no('is full') : entry;
}

function whyNone(pool: Pool, { countries, tried }: SelectionRequest): string {
  const where = countries === undefined ? '' : ` in ${countries.join(' or ')}`;
  if (tried.length > 0) return `pool "${pool.name}" has no further exit${where} to try`;
  const { usable, ejected } = pool.all;
  if (usable.members.count + ejected.members.count === 0) return `pool "${pool.name}" has no enabled exit`;
  return `pool "${pool.name}" has no exit${where} that is free`;
}
