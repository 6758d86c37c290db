// A request of a session: the exit it is bound to; else one that keeps what its guarantee names; else none. Placement is computed from the key
// and the set of exits, so every worker finds the same without talk.
import { guarantees, type Guarantee } from '@gyre/shared/vocabulary';
import { banOf } from '../bans/table.ts';
import { hashOfTwo, mixed } from '../math/hash.ts';
import type { Ring } from '../math/ring.ts';
import { type Failure, failure } from '../model/failure.ts';

import type { Binding } from '../session/binding.ts';
import type { ExitEntry } from '../snapshot/exit-entry.ts';
import type { Pool } from '../snapshot/pool.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type Criteria, meets, termKey, withOneOf } from '../targeting/criteria.ts';
import { type Eligible, isFullForOne } from './eligible.ts';
import { ringsInPanic } from './panic.ts';
import { type Choice, generationOf, type SelectionRequest, type SelectionTurn } from './request.ts';
import { candidatesOf, eachPool } from './walk.ts';
import { whyNone } from './why-none.ts';

interface Ground {
  readonly request: SelectionRequest;
  readonly turn: SelectionTurn;
  readonly choice: Choice;
  readonly eligible: Eligible;
}

export function chooseForSession(snapshot: Snapshot, ground: Ground): ExitEntry | Failure {
  const { request, turn } = ground;
  const { binding, bindingLive } = request;
  if (binding === undefined || !bindingLive) return begin(snapshot, ground);
  const bound = snapshot.findExit(binding.exitId);
  const against = bound === undefined ? 'is gone' : obstacleTo(snapshot, request, bound);
  if (against === undefined) {
    if (isFullForOne(bound!, turn))
      return failure('no_free_exit', `the exit of session "${binding.name}" is at its cap`);
    return bound!;
  }
  return move(snapshot, ground, binding, against);
}

/** Why the exit it is bound to cannot be used, beyond being busy. */
export function obstacleTo(snapshot: Snapshot, request: SelectionRequest, bound: ExitEntry): string | undefined {
  let member = false;
  let isOut = true;
  eachPool(snapshot, request, (pool) => {
    if (!pool.has(bound)) return false;
    member = true;
    isOut &&= bound.health === 'ejected' && pool.leavesOut(bound);
    return !isOut;
  });
  if (!member) return 'is in none of its pools';
  if (bound.adminState === 'disabled') return 'is disabled';
  if (request.tried.includes(bound)) return 'has just failed';
  if (!meets(bound.terms, request.criteria)) return 'is another place';
  // A strict session has no other exit: it is tried as long as it exists, whatever its health and the site say.
  if (request.session!.guarantee === 'strict') return undefined;
  if (request.bans !== undefined && banOf(request.bans, bound.exit.id, request.wallMs) !== undefined)
    return 'is banned for the site';
  return isOut ? 'is ejected' : undefined;
}

/** First use, or first use after its time. */
function begin(snapshot: Snapshot, ground: Ground): ExitEntry | Failure {
  const found = placed(snapshot, ground, ground.request.criteria) ?? placedAmongEjected(snapshot, ground);
  return found ?? whyNone(snapshot, ground.request);
}

/** Another exit, as near to the old one as there is and no farther than the guarantee lets it. */
function move(snapshot: Snapshot, ground: Ground, binding: Binding, against: string): ExitEntry | Failure {
  const { request, choice, eligible } = ground;
  const { guarantee } = request.session!;
  const gone = failure(
    'session_exit_gone',
    `the exit of session "${binding.name}" ${against} (guarantee ${guarantee})`,
  );
  if (guarantee === 'strict') return gone;
  eligible.anybody();
  for (const level of guarantees.slice(1, guarantees.indexOf(guarantee) + 1)) {
    const criteria = nearTo(binding, level, request.criteria);
    const found = criteria === 'unknown' ? undefined : placed(snapshot, ground, criteria);
    if (found === undefined || found.exit.id === binding.exitId) continue;
    choice.moved = level;
    return found;
  }
  if (guarantee !== 'any') return gone;
  const last = placedAmongEjected(snapshot, ground);
  if (last !== undefined && last.exit.id !== binding.exitId) choice.moved = 'any';
  return last ?? gone;
}

/** Criteria that keep what a level names; `unknown` when it was never known. */
export function nearTo(
  { ip, asn, country }: Binding,
  level: Guarantee,
  criteria: Criteria | undefined,
): Criteria | undefined | 'unknown' {
  if (level === 'any' || level === 'strict') return criteria;
  const [kind, value] =
    level === 'same-ip'
      ? (['ip', ip] as const)
      : level === 'same-asn'
        ? (['asn', asn] as const)
        : (['country', country] as const);
  return value === null ? 'unknown' : withOneOf(criteria, [termKey(kind, value)]);
}

/** The place of the session among usable exits that meet the criteria. */
function placed(snapshot: Snapshot, ground: Ground, criteria: Criteria | undefined): ExitEntry | undefined {
  const { direct } = ground.request;
  return place(snapshot, ground, (pool) => {
    const candidates = direct ? candidatesOf(pool, ground.request) : pool.candidates(criteria);
    return pool.panic ? ringsInPanic(pool, candidates, mixed(hashInTurn(ground))) : inOrder(pool, candidates.usable);
  });
}
function placedAmongEjected(snapshot: Snapshot, ground: Ground): ExitEntry | undefined {
  return place(snapshot, ground, (pool) => inOrder(pool, candidatesOf(pool, ground.request).ejected));
}
/** Of the session and how often it began anew. */
const hashInTurn = ({ request }: Ground): number => hashOfTwo(request.session!.hash, generationOf(request));

function place(snapshot: Snapshot, ground: Ground, ringsOf: (pool: Pool) => readonly Ring[]): ExitEntry | undefined {
  const { request, choice, eligible } = ground;
  const hash = hashInTurn(ground);
  const takes = (slot: number): boolean => eligible.takes(slot);
  let slot = -1;
  eachPool(snapshot, request, (pool) => {
    for (const ring of ringsOf(pool)) {
      slot =
        ring.members.count === 0 ? -1 : eligible.preferably(() => ring.placement.find(hash, takes, eligible.mostOut));
      if (slot >= 0) break;
    }
    if (slot >= 0) choice.chosenFrom = pool;
    return slot >= 0;
  });
  return slot < 0 ? undefined : snapshot.slots[slot];
}

/** Tiers where the pool has them: sessions begin with the first, too. */
function inOrder({ strategy }: Pool, ring: Ring): readonly Ring[] {
  if (strategy === 'priority') return ring.tiers('priority');
  return strategy === 'cheapest' ? ring.tiers('price') : [ring];
}
