// THE decision: a request and the snapshot → an exit, or why there is none. Its cost does not grow with the number of exits.
import type { Strategy } from '@gyre/shared/vocabulary';
import { type Failure, failure } from '../model/failure.ts';
import { hashOfTwo, mixed } from '../math/hash.ts';
import { furtherStrategies } from '../rotation/further.ts';
import { rotationStrategies } from '../rotation/registry.ts';
import { roundRobin } from '../rotation/round-robin.ts';
import type { Want } from '../rotation/strategy.ts';
import type { ExitEntry } from '../snapshot/exit-entry.ts';
import type { Pool } from '../snapshot/pool.ts';
import type { Ring } from '../math/ring.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { criteriaText, meets } from '../targeting/criteria.ts';
import { Eligible, isFullForOne } from './eligible.ts';
import { chooseForSession } from './in-session.ts';
import { ringsInPanic } from './panic.ts';
import type { Choice, SelectionRequest, SelectionTurn } from './request.ts';
import { candidatesOf, eachPool, poolOf } from './walk.ts';
import { whyNone } from './why-none.ts';

const eligible = new Eligible();
const want: { -readonly [K in keyof Want]: Want[K] } = {
  everyRequests: 1,
  periodMs: 1,
  nowMs: 0,
  seed: 0,
  siteHash: 0,
  inFlight: 0,
};

/**
 * Chooses among the usable members by the pool's strategy, then in the pools it falls back to. Ejected exits are the last resort, so that
 * a pool whose exits all failed is found out as soon as one of them is back. Never anything outside these pools: no exit means a refusal.
 */
export function select(
  snapshot: Snapshot,
  request: SelectionRequest,
  turn: SelectionTurn,
  choice: Choice,
): ExitEntry | Failure {
  choice.moved = undefined;
  choice.chosenFrom = undefined;
  const first = poolOf(snapshot, request);
  if (first === undefined) return failure('no_eligible_exit', `pool "${request.pool.name}" is gone`);
  eligible.begin(snapshot.slots, request, turn);
  if (request.exitId !== undefined) return theOne(snapshot, request, turn, choice);
  if (request.session !== undefined) return chooseForSession(snapshot, { request, turn, choice, eligible });
  const slot = inTurn(snapshot, first, { request, turn, choice });
  return slot < 0 ? whyNone(snapshot, request) : snapshot.slots[slot]!;
}

interface Ground {
  readonly request: SelectionRequest;
  readonly turn: SelectionTurn;
  readonly choice: Choice;
}
function inTurn(snapshot: Snapshot, first: Pool, { request, turn, choice }: Ground): number {
  // The usual case, without walking anywhere.
  let slot = first.panic
    ? rotateInPanic(first, request, turn)
    : rotate(first, candidatesOf(first, request).usable, request, turn);
  choice.chosenFrom = first;
  if (slot >= 0) return slot;
  const usable = (pool: Pool): boolean => {
    slot = pool.panic
      ? rotateInPanic(pool, request, turn)
      : rotate(pool, candidatesOf(pool, request).usable, request, turn);
    if (slot >= 0) choice.chosenFrom = pool;
    return slot >= 0;
  };
  if (first.fallbacks.length > 0) eachPool(snapshot, request, usable);
  if (slot >= 0) return slot;
  eachPool(snapshot, request, (pool) => {
    slot = rotate(pool, candidatesOf(pool, request).ejected, request, turn);
    if (slot >= 0) choice.chosenFrom = pool;
    return slot >= 0;
  });
  return slot;
}

const isTiered = (strategy: Strategy): boolean => strategy === 'priority' || strategy === 'cheapest';
/** A site is worked out only where it matters. */
export const usesSites = (strategy: Strategy): boolean => strategy === 'peak-ewma' || strategy === 'rendezvous';

function rotate(pool: Pool, ring: Ring, request: SelectionRequest, turn: SelectionTurn): number {
  if (ring.members.count === 0) return -1;
  want.everyRequests = pool.everyRequests;
  want.periodMs = pool.periodMs;
  want.nowMs = pool.strategy === 'timed' ? request.wallMs : 0;
  want.seed = pool.seed;
  want.siteHash = usesSites(pool.strategy) ? request.siteHash : 0;
  want.inFlight = pool.inFlight;
  const strategy = (request.tried.length > 0 ? furtherStrategies : rotationStrategies)[pool.strategy];
  if (!eligible.prefers) return strategy(ring, eligible, turn, want);
  eligible.among(pool.inFlight, ring.members.count);
  return eligible.preferably(() => strategy(ring, eligible, turn, want), isTiered(pool.strategy));
}

/** Health is ignored: all members are asked, those left out as well. */
function rotateInPanic(pool: Pool, request: SelectionRequest, turn: SelectionTurn): number {
  const { strategy } = pool;
  const rings = ringsInPanic(pool, candidatesOf(pool, request), drawFor(pool, request, turn));
  for (const ring of rings) {
    const slot = isTiered(strategy) ? roundRobin(ring, eligible, turn, want) : rotate(pool, ring, request, turn);
    if (slot >= 0) return slot;
  }
  return -1;
}
/** Where strategies choose alike in every worker, the draw is alike, too. */
function drawFor({ strategy, periodMs, seed }: Pool, request: SelectionRequest, turn: SelectionTurn): number {
  if (strategy === 'rendezvous') return mixed(request.siteHash);
  return strategy === 'timed' ? hashOfTwo(seed, Math.floor(request.wallMs / periodMs)) : turn.prng.next();
}

/** The exit a client named: health does not matter, the client has decided. */
function theOne(
  snapshot: Snapshot,
  request: SelectionRequest,
  turn: SelectionTurn,
  choice: Choice,
): ExitEntry | Failure {
  const id = request.exitId!;
  const entry = snapshot.findExit(id);
  const no = (why: string): Failure => failure('no_eligible_exit', `exit "${id}" ${why}`);
  if (entry === undefined) return no('is gone');
  eachPool(snapshot, request, (pool) => {
    if (pool.has(entry)) choice.chosenFrom = pool;
    return choice.chosenFrom !== undefined;
  });
  if (choice.chosenFrom === undefined) return no(`is not in pool "${request.pool.name}"`);
  if (entry.adminState !== 'enabled') return no(`is ${entry.adminState}`);
  const { criteria } = request;
  if (criteria !== undefined && !meets(entry.terms, criteria)) return no(`is not ${criteriaText(criteria)}`);
  if (request.tried.includes(entry)) return no('was tried');
  return isFullForOne(entry, turn) ? failure('no_free_exit', `exit "${id}" is at its cap`) : entry;
}
