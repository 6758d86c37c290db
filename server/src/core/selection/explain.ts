// The decision with its reasons: the same walk over the same pools, and for each member why it may or may not be taken. It looks at every
// exit of the pools, so it is asked in the control process only.
import type { DropReason } from '@gyre/shared/contract/explain';
import { banOf } from '../bans/table.ts';
import type { Failure } from '../model/failure.ts';
import type { ExitEntry } from '../snapshot/exit-entry.ts';
import type { Pool } from '../snapshot/pool.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { anyValue, type Criteria, findUnmet } from '../targeting/criteria.ts';
import { Eligible, isFullForOne } from './eligible.ts';
import { nearTo, obstacleTo } from './in-session.ts';
import type { Choice, SelectionRequest, SelectionTurn } from './request.ts';
import { select } from './select.ts';
import { eachPool } from './walk.ts';

/** Why an exit is out, with a few words where there is more to say. */
export interface Dropped {
  readonly entry: ExitEntry;
  readonly reason: DropReason;
  readonly detail: string;
}
/** One pool that was looked at. */
export interface PoolWalk {
  readonly pool: Pool;
  readonly members: number;
  readonly dropped: readonly Dropped[];
  /** Any of them could be chosen, by the pool's strategy. */
  readonly kept: readonly ExitEntry[];
  /** Only ejected exits are left: they are the last resort. */
  readonly lastResort: boolean;
  /** Ejected exits among those kept, because the pool lets no more be out, or is in a panic. */
  readonly spared: number;
}
export interface Walk {
  readonly pools: readonly PoolWalk[];
  readonly picked: ExitEntry | Failure;
  readonly choice: Choice;
}

type Reason = Pick<Dropped, 'reason' | 'detail'>;
const because = (reason: DropReason, detail = ''): Reason => ({ reason, detail });

/** Decides and explains. Moves rotation as a request would: give it a snapshot that serves nobody. */
export function explainSelection(snapshot: Snapshot, request: SelectionRequest, turn: SelectionTurn): Walk {
  const choice: Choice = { chosenFrom: undefined, moved: undefined };
  const picked = select(snapshot, request, turn, choice);
  const bound = boundTo(snapshot, request);
  const ground: Ground = {
    ...{ request, turn, bound, onlyOne: bound !== undefined || request.exitId !== undefined },
    near: nearOf(request, picked, choice),
  };
  const looked: Looked[] = [];
  eachPool(snapshot, request, (pool) => {
    looked.push(look(snapshot, pool, ground));
    return false;
  });
  const anyUsable = looked.some((it) => it.kept.length > 0);
  return { pools: looked.map((it) => settle(it, anyUsable)), picked, choice };
}

interface Ground {
  readonly request: SelectionRequest;
  readonly turn: SelectionTurn;
  /** The only exit that is looked at: the one that is named, or the one a session keeps. */
  readonly bound: ExitEntry | undefined;
  readonly onlyOne: boolean;
  /** What an exit must have besides, for a session that has to move; `nothing` when it may not. */
  readonly near: Criteria | 'nothing' | undefined;
}

function boundTo(snapshot: Snapshot, request: SelectionRequest): ExitEntry | undefined {
  const { binding, bindingLive, exitId, session } = request;
  if (exitId !== undefined) return snapshot.findExit(exitId);
  if (session === undefined || binding === undefined || !bindingLive) return undefined;
  const bound = snapshot.findExit(binding.exitId);
  return bound !== undefined && obstacleTo(snapshot, request, bound) === undefined ? bound : undefined;
}
function nearOf(
  { binding, criteria }: SelectionRequest,
  picked: ExitEntry | Failure,
  { moved }: Choice,
): Ground['near'] {
  if ('code' in picked) return picked.code === 'session_exit_gone' ? 'nothing' : undefined;
  if (moved === undefined || binding === undefined) return undefined;
  const near = nearTo(binding, moved, criteria);
  return near === 'unknown' ? undefined : near;
}

interface Looked {
  readonly pool: Pool;
  readonly members: number;
  readonly dropped: Dropped[];
  readonly kept: ExitEntry[];
  readonly ejected: ExitEntry[];
}
function look(snapshot: Snapshot, pool: Pool, ground: Ground): Looked {
  const eligible = new Eligible();
  eligible.begin(snapshot.slots, ground.request, ground.turn);
  const looked: Looked & { members: number } = { pool, members: 0, dropped: [], kept: [], ejected: [] };
  for (const entry of snapshot.slots) {
    if (entry === undefined || !pool.has(entry)) continue;
    looked.members++;
    const why = ground.onlyOne ? againstOne(entry, ground) : (against(entry, ground, eligible) ?? outOf(pool, entry));
    if (why === undefined) looked.kept.push(entry);
    else if (why.reason === 'ejected') looked.ejected.push(entry);
    else looked.dropped.push({ entry, ...why });
  }
  if (!ground.onlyOne) {
    keepFirstTier(snapshot, looked, looked.kept);
    keepFirstTier(snapshot, looked, looked.ejected);
  }
  return looked;
}

function against(entry: ExitEntry, { request, near }: Ground, eligible: Eligible): Reason | undefined {
  if (entry.adminState !== 'enabled') return because('not_enabled', entry.adminState);
  if (request.direct && entry.exit.scheme !== 'direct') return because('criteria', 'a rule goes direct');
  const unmet = request.direct ? '' : missing(entry, request.criteria);
  if (unmet !== '') return because('criteria', unmet);
  if (near === 'nothing') return because('guarantee', `the session is ${request.session?.guarantee ?? ''}`);
  const unkept = missing(entry, near);
  if (unkept !== '') return because('guarantee', unkept);
  const obstacle = eligible.obstacle(entry);
  if (obstacle === 'tried') return because('tried');
  if (obstacle === 'site_ban') return because('site_ban', banText(request, entry));
  if (obstacle === 'full') return because('full', `${entry.load.inFlight} in flight`);
  return obstacle === 'probation_busy' ? because('probation_busy') : undefined;
}
function banText({ bans, wallMs }: SelectionRequest, { exit }: ExitEntry): string {
  const ban = bans === undefined ? undefined : banOf(bans, exit.id, wallMs);
  if (ban === undefined) return '';
  return `until ${new Date(ban.until).toISOString()}: ${ban.reason}`;
}
/** The pool does without it, unless nobody else is left. */
function outOf(pool: Pool, entry: ExitEntry): Reason | undefined {
  return entry.health === 'ejected' && pool.leavesOut(entry) ? because('ejected') : undefined;
}

/** One exit is wanted and no other. */
function againstOne(entry: ExitEntry, { request, turn, bound }: Ground): Reason | undefined {
  const named = request.exitId !== undefined;
  if (bound !== entry) return because('session', named ? 'another exit is named' : 'the session keeps another');
  if (named) {
    if (entry.adminState !== 'enabled') return because('not_enabled', entry.adminState);
    const unmet = missing(entry, request.criteria);
    if (unmet !== '') return because('criteria', unmet);
    if (request.tried.includes(entry)) return because('tried');
  }
  return isFullForOne(entry, turn) ? because('full', `${entry.load.inFlight} in flight`) : undefined;
}

/** Under `priority` and `cheapest` the later tiers are not asked while the first has anybody. */
function keepFirstTier(snapshot: Snapshot, { pool, dropped }: Looked, kept: ExitEntry[]): void {
  const by = pool.strategy === 'priority' ? 'priority' : pool.strategy === 'cheapest' ? 'price' : undefined;
  if (by === undefined) return;
  const value = ({ slot }: ExitEntry): number =>
    by === 'priority' ? snapshot.columns.priority(slot) : snapshot.columns.price(slot);
  const first = kept.reduce((least, entry) => Math.min(least, value(entry)), Infinity);
  for (const entry of kept.splice(0))
    if (value(entry) === first) kept.push(entry);
    else dropped.push({ entry, ...because('tier', `${by} ${value(entry)}`) });
}

function settle({ pool, members, dropped, kept, ejected }: Looked, anyUsable: boolean): PoolWalk {
  const out = ejected.map((entry): Dropped => ({ entry, ...because('ejected') }));
  const spared = kept.filter((it) => it.health === 'ejected').length;
  return anyUsable
    ? { pool, members, dropped: [...dropped, ...out], kept, lastResort: false, spared }
    : { pool, members, dropped, kept: ejected, lastResort: ejected.length > 0, spared: 0 };
}

/** What it would have to be; '' when it is that. */
function missing(entry: ExitEntry, criteria: Criteria | undefined): string {
  const keys = criteria === undefined ? undefined : findUnmet(entry.terms, criteria);
  return keys === undefined ? '' : keys.filter((key) => !key.endsWith(`:${anyValue}`)).join(' or ');
}
