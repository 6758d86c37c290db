// Whether an exit may take a request now: asked by the strategies for one slot after another, and by explain for the reason.
import { banOf, type SiteBansHere } from '../bans/table.ts';
import type { View } from '../rotation/strategy.ts';

import type { ExitEntry } from '../snapshot/exit-entry.ts';
import type { SelectionRequest, SelectionTurn } from './request.ts';

export type Obstacle = 'tried' | 'site_ban' | 'full' | 'probation_busy' | 'left_behind';

/**
 * Most requests at once in this worker: its share of the exit's cap. What does not divide evenly goes to other workers for each exit.
 * Who has to have this very exit may use one at least.
 */
export function shareOf({ maxInFlight, hash }: ExitEntry, { worker, workers }: SelectionTurn): number {
  if (maxInFlight === Infinity) return Infinity;
  const rest = maxInFlight % workers;
  return Math.floor(maxInFlight / workers) + ((hash + worker) % workers < rest ? 1 : 0);
}

export function isFull(entry: ExitEntry, turn: SelectionTurn): boolean {
  return entry.maxInFlight !== Infinity && entry.load.inFlight >= shareOf(entry, turn);
}
/** For a request that can only take this exit. */
export function isFullForOne(entry: ExitEntry, turn: SelectionTurn): boolean {
  return entry.maxInFlight !== Infinity && entry.load.inFlight >= Math.max(1, shareOf(entry, turn));
}

/** An exit is crowded with so many requests of this worker, and so many times the average of its pool, above it. */
const leastCrowd = 2;
const crowdTimes = 2;

/** What a request may take. One object serves all requests: selection never waits. */
export class Eligible implements View {
  slots: readonly (ExitEntry | undefined)[] = [];
  turn: SelectionTurn | undefined;
  private request: SelectionRequest | undefined;
  private tried: readonly ExitEntry[] = [];
  /** The exit a session has just left: it begins anew with another one if there is one. */
  private left: string | undefined;
  /** Retries look for another gateway and network first. */
  private elsewhere = false;
  private bans: SiteBansHere | undefined;
  /** Epoch ms; only with bans. */
  private nowMs = 0;
  /** Exits in doubt are avoided: those that just failed or keep somebody waiting. */
  private doubting = false;
  /** While there are doubts: more requests under way than this are too many for one of those that are left. */
  private crowd = Infinity;
  private preference: 'none' | 'all' | 'no-doubts' = 'none';

  begin(slots: readonly (ExitEntry | undefined)[], request: SelectionRequest, turn: SelectionTurn): void {
    this.slots = slots;
    this.tried = request.tried;
    this.turn = turn;
    this.request = request;
    this.elsewhere = request.tried.length > 0;
    this.doubting = turn.doubts > 0;
    this.crowd = Infinity;
    this.bans = request.bans;
    if (this.bans !== undefined) this.nowMs = request.wallMs;
    this.left = request.bindingLive ? undefined : request.binding?.exitId;
  }
  /**
   * Chooses with what is preferred; without, if that leaves nobody. `choose` says −1 for nobody. `inTiers`: the order of tiers comes before everything
   * but doubts.
   */
  preferably(choose: () => number, inTiers = false): number {
    const near = this.elsewhere || this.left !== undefined;
    let slot = near && !inTiers ? this.preferring('all', choose) : -1;
    if (slot < 0 && this.doubting) slot = this.preferring('no-doubts', choose);
    return slot >= 0 ? slot : choose();
  }
  private preferring(what: 'all' | 'no-doubts', choose: () => number): number {
    this.preference = what;
    const slot = choose();
    this.preference = 'none';
    return slot;
  }
  /**
   * `inFlight` requests are under way among `members` exits. When nearly all of them are in doubt (this machine stood still, a site is slow), the few
   * others are not to carry everything: beyond some times the usual they are no better than those in doubt.
   */
  among(inFlight: number, members: number): void {
    this.crowd = leastCrowd + (crowdTimes * inFlight) / members;
  }
  get prefers(): boolean {
    return this.elsewhere || this.doubting || this.left !== undefined;
  }
  /** What is preferred does not matter for this request. */
  anybody(): void {
    this.elsewhere = this.doubting = false;
    this.left = undefined;
  }

  takes(slot: number): boolean {
    return this.obstacle(this.slots[slot]!) === undefined;
  }
  obstacle(entry: ExitEntry): Obstacle | undefined {
    if (this.tried.includes(entry)) return 'tried';
    if (this.bans !== undefined && banOf(this.bans, entry.exit.id, this.nowMs) !== undefined) return 'site_ban';
    if (isFull(entry, this.turn!)) return 'full';
    // An exit on probation is tried by one request of a worker at a time.
    if (entry.health === 'probation' && entry.load.inFlight >= 1) return 'probation_busy';
    if (this.preference === 'none') return undefined;
    if (this.doubting && (entry.load.doubts > 0 || entry.load.inFlight > this.crowd)) return 'left_behind';
    if (this.preference === 'no-doubts') return undefined;
    return this.left === entry.exit.id || (this.elsewhere && this.isNear(entry)) ? 'left_behind' : undefined;
  }
  get mostOut(): number {
    return this.bans === undefined ? 0 : this.bans.size;
  }
  inFlight(slot: number): number {
    return this.slots[slot]!.load.inFlight;
  }
  lastUsedAt(slot: number): number {
    return this.slots[slot]!.load.lastUsedAt;
  }
  latencyMs(slot: number): number {
    const { hash, load } = this.slots[slot]!;
    const known = this.turn!.latencies.of(hash, this.request!.siteHash);
    return Number.isNaN(known) ? load.latencyMs : known;
  }

  private isNear({ exit, place }: ExitEntry): boolean {
    for (const one of this.tried) {
      if (one.exit.host === exit.host && one.exit.port === exit.port && exit.host !== '') return true;
      if (place.asn !== null && one.place.asn === place.asn) return true;
    }
    return false;
  }
}
