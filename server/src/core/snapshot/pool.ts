// A pool in a snapshot: its policy, and its members by what may be done with them now. Each criteria that was asked for keeps its own
// members and its own place in the rotation, so that German requests do not disturb the order of all others.
import { defaultResilience, type Resilience } from '@gyre/shared/contract/resilience';
import type { Guarantee, Strategy } from '@gyre/shared/vocabulary';
import { EjectionOrder } from '../health/ejection-order.ts';
import {
  type EjectionBudgetPolicy,
  ejectionBudgetDefaults,
  isPanic,
  mostEjected,
  type PoolCount,
} from '../health/ejection-budget.ts';
import { Bitset } from '../math/bitset.ts';
import { hashOf } from '../math/hash.ts';
import { Ring } from '../math/ring.ts';
import type { SlotColumns } from '../math/slot-columns.ts';
import { type Criteria, fits, releaseCriteria, type ResolvedCriteria, resolveCriteria } from '../targeting/criteria.ts';
import type { TermIndex } from '../targeting/term-index.ts';
import type { ExitEntry } from './exit-entry.ts';
import { narrow } from './narrow.ts';
import type { PoolRecord } from './records.ts';

/** Members that fit one criteria, told apart by health; only enabled exits are here. */
export interface Candidates {
  /** Healthy, unproven, on probation, or ejected and spared because the pool lets no more be out. */
  readonly usable: Ring;
  /** Left out: the last resort when nothing else is left (product §18), and as good as any in a panic. */
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
  readonly sessionTtlMs: number;
  readonly sessionSliding: boolean;
  readonly guarantee: Guarantee;
  readonly maxWaiting: number;
  readonly waitMs: number;
  readonly resilience: Resilience;
}

/** What a pool is filled from. */
export interface PoolGround {
  readonly columns: SlotColumns;
  readonly terms: TermIndex;
  readonly slots: readonly (ExitEntry | undefined)[];
  /** The enabled exits by their own health; undefined while that pool itself is made. */
  readonly everyone: { readonly all: Candidates } | undefined;
}

/** Criteria that keep their own candidates; the one that was made first goes when there are more. */
const mostCriteria = 256;

export class Pool implements PoolView {
  readonly id: string;
  /** What spreads pools apart where a strategy computes its choice. */
  readonly seed: number;
  name = '';
  strategy: Strategy = 'round-robin';
  everyRequests = 1;
  periodMs = 1;
  everything = false;
  maxAttempts = 1;
  totalMs = 0;
  attemptMs = 0;
  firstByteMs = 0;
  sessionTtlMs = 0;
  sessionSliding = true;
  guarantee: Guarantee = 'any';
  maxWaiting = 0;
  waitMs = 0;
  resilience: Resilience = defaultResilience;
  fallbacks: readonly string[] = [];
  /** Requests of this worker that use exits chosen here. */
  inFlight = 0;
  /** Too few members are eligible: health is ignored. Decided by `judge`, so that a crowd of changes is looked at as a whole. */
  panic = false;
  readonly all: Candidates;
  private readonly protects: boolean;
  private budget: EjectionBudgetPolicy = ejectionBudgetDefaults;
  private readonly order = new EjectionOrder<ExitEntry>();
  /** Slots of its members, whatever their state; empty when it holds everything. */
  private members = new Bitset();
  /** Its members from the end of the revision on that is being told, while one is. */
  private planned: Bitset | undefined;
  private readonly ground: PoolGround;
  private readonly byCriteria = new Map<string, Candidates & { readonly lists: ResolvedCriteria }>();

  /** Begins with nobody, or with everyone when it holds everything. `protects`: whether there is a most that may be out, and panic. */
  constructor(record: PoolRecord, ground: PoolGround, protects = true) {
    this.id = record.id;
    this.seed = hashOf(record.id);
    this.ground = ground;
    this.protects = protects;
    const { columns, everyone } = ground;
    const ringIn = (whole?: Ring): Ring =>
      new Ring(columns, whole && record.everything ? whole.members.bits.copy() : new Bitset(), whole);
    this.all = { usable: ringIn(everyone?.all.usable), ejected: ringIn(everyone?.all.ejected) };
    this.orderAll(this.all.ejected.members.bits);
    this.take(record);
  }

  /** Follows a changed record; its members are the caller's business. */
  take(record: PoolRecord): void {
    this.name = record.name;
    this.strategy = record.strategy;
    this.everyRequests = record.everyRequests;
    this.periodMs = record.periodMs;
    this.everything = record.everything;
    this.maxAttempts = record.maxAttempts;
    this.totalMs = record.totalMs;
    this.attemptMs = record.attemptMs;
    this.firstByteMs = record.firstByteMs;
    this.sessionTtlMs = record.sessionTtlMs;
    this.sessionSliding = record.sessionSliding;
    this.guarantee = record.guarantee;
    this.maxWaiting = record.maxWaiting;
    this.waitMs = record.waitMs;
    this.resilience = record.resilience;
    this.fallbacks = record.fallbacks;
    this.budget = { ...ejectionBudgetDefaults, ...record.resilience.protection };
    this.settle();
  }

  /** Enabled members, and how many of them are ejected by their own health. */
  get count(): PoolCount {
    return { members: this.all.usable.members.count + this.all.ejected.members.count, ejected: this.order.ejected };
  }
  /** Ejected members that are used nevertheless. */
  get spared(): number {
    return this.order.spared;
  }
  /** Whether the pool does without this member for its health. */
  leavesOut({ slot }: ExitEntry): boolean {
    return !this.panic && this.order.leavesOut(slot);
  }
  /** After changes: whether there is a panic. `before`: whether there was one. */
  judge(before = this.panic): void {
    this.panic = this.protects && isPanic(this.count, this.budget, before);
  }

  has(entry: ExitEntry): boolean {
    return this.everything || this.members.has(entry.slot);
  }

  /** Makes the entry a member. */
  join(entry: ExitEntry): void {
    if (!this.everything) this.members.set(entry.slot);
    this.planned?.set(entry.slot);
    this.place(entry);
  }
  /** Takes the entry out of everything. */
  leave(entry: ExitEntry): void {
    this.members.clear(entry.slot);
    this.planned?.clear(entry.slot);
    this.order.drop(entry.slot);
    this.lift(entry);
    this.settle();
  }
  /** Whether some who will come or go are noted. */
  get planning(): boolean {
    return this.planned !== undefined;
  }
  /** Notes who will be a member or none. For many at once: nobody moves before `takePlanned`. */
  plan(slot: number, isMember: boolean): void {
    this.planned ??= this.members.copy();
    if (isMember) this.planned.set(slot);
    else this.planned.clear(slot);
  }
  /** The members are those that were planned: found by whole words from the enabled exits, a few steps for each 32 of them. */
  takePlanned(): void {
    const { planned, members } = this;
    if (planned === undefined) return;
    [this.members, this.planned] = [planned, undefined];
    const { usable, ejected } = this.ground.everyone!.all;
    const wasOut = members.within([ejected.members.bits]);
    for (let slot = wasOut.next(0); slot >= 0; slot = wasOut.next(slot + 1))
      if (!planned.has(slot)) this.order.drop(slot);
    const isOut = planned.within([ejected.members.bits]);
    this.orderAll(isOut);
    this.all.usable.refill(planned.within([usable.members.bits]));
    this.all.ejected.refill(isOut);
    for (const { lists, ...some } of this.byCriteria.values()) {
      some.usable.refill(this.narrowed(this.all.usable, lists).members.bits);
      some.ejected.refill(this.narrowed(this.all.ejected, lists).members.bits);
    }
    this.settle();
    for (const entry of this.order.allSpared()) this.put(entry);
  }

  /** Takes the entry out of every ring, until it is placed again: what rings know of it may change meanwhile. */
  lift({ slot }: ExitEntry): void {
    take(this.all, slot);
    for (const some of this.byCriteria.values()) take(some, slot);
  }
  /** Puts a member where its admin state and health say, in every criteria it fits; others may change places with it. */
  place(entry: ExitEntry): void {
    if (entry.adminState === 'enabled' && entry.health === 'ejected') this.order.put(entry, entry.healthSinceAt);
    else this.order.drop(entry.slot);
    this.put(entry);
    this.settle();
  }
  private settle(): void {
    if (this.order.ejected === 0) return;
    const most = this.protects ? mostEjected(this.count.members, this.budget) : Infinity;
    this.order.settle(most, (entry) => this.put(entry));
  }
  private put(entry: ExitEntry): void {
    const isOut = this.order.leavesOut(entry.slot);
    put(this.all, entry, isOut);
    for (const some of this.byCriteria.values()) if (fits(entry.terms, some.lists)) put(some, entry, isOut);
  }

  /** Ejected members, by their slots, take their places in the order. */
  private orderAll(slots: Bitset): void {
    for (let slot = slots.next(0); slot >= 0; slot = slots.next(slot + 1)) {
      const entry = this.ground.slots[slot]!;
      this.order.put(entry, entry.healthSinceAt);
    }
  }

  /** The members that fit. The first request for a criteria costs a few steps for each 32 exits; later ones one look-up. */
  candidates(criteria: Criteria | undefined): Candidates {
    if (criteria === undefined) return this.all;
    const known = this.byCriteria.get(criteria.key);
    if (known !== undefined) return known;
    if (this.byCriteria.size >= mostCriteria) this.forgetFirst();
    const lists = resolveCriteria(criteria, this.ground.terms);
    const { usable, ejected } = this.all;
    const made = { lists, usable: this.narrowed(usable, lists), ejected: this.narrowed(ejected, lists) };
    this.byCriteria.set(criteria.key, made);
    return made;
  }
  private narrowed(ring: Ring, lists: ResolvedCriteria): Ring {
    return narrow(ring, lists, this.ground.slots, this.ground.columns);
  }

  /** Nobody will ask it any more: what its criteria hold is let go. */
  close(): void {
    while (this.byCriteria.size > 0) this.forgetFirst();
  }
  /** The criteria asked for first makes room. */
  private forgetFirst(): void {
    const [key, { lists }] = this.byCriteria.entries().next().value!;
    this.byCriteria.delete(key);
    releaseCriteria(lists, this.ground.terms);
  }
}

function put({ usable, ejected }: Candidates, { slot, adminState }: ExitEntry, isOut: boolean): void {
  const enabled = adminState === 'enabled';
  if (enabled && !isOut) usable.add(slot);
  else usable.remove(slot);
  if (enabled && isOut) ejected.add(slot);
  else ejected.remove(slot);
}
function take({ usable, ejected }: Candidates, slot: number): void {
  usable.remove(slot);
  ejected.remove(slot);
}
