// Whether an exit may take a request now: asked by the strategies for one slot after another, and by explain for the reason.
import type { View } from '../rotation/strategy.ts';

import type { ExitEntry } from '../snapshot/exit-entry.ts';
import type { SelectionRequest, SelectionTurn } from './request.ts';

export type Obstacle = 'tried' | 'full' | 'probation_busy' | 'left_behind';

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
  private preferring = false;

  begin(slots: readonly (ExitEntry | undefined)[], request: SelectionRequest, turn: SelectionTurn): void {
    this.slots = slots;
    this.tried = request.tried;
    this.turn = turn;
    this.request = request;
    this.elsewhere = request.tried.length > 0;
    this.left = request.bindingLive ? undefined : request.binding?.exitId;
  }
  /** Chooses with what is preferred; without, if that leaves nobody. `choose` says −1 for nobody. */
  preferably(choose: () => number): number {
    if (!this.prefers) return choose();
    this.preferring = true;
    const slot = choose();
    this.preferring = false;
    return slot >= 0 ? slot : choose();
  }
  get prefers(): boolean {
    return this.elsewhere || this.left !== undefined;
  }
  /** What is preferred does not matter for this request. */
  anybody(): void {
    this.elsewhere = false;
    this.left = undefined;
  }

  takes(slot: number): boolean {
    return this.obstacle(this.slots[slot]!) === undefined;
  }
  obstacle(entry: ExitEntry): Obstacle | undefined {
    if (this.tried.includes(entry)) return 'tried';
    if (isFull(entry, this.turn!)) return 'full';
    // An exit on probation is tried by one request of a worker at a time.
    if (entry.health === 'probation' && entry.load.inFlight >= 1) return 'probation_busy';
    if (!this.preferring) return undefined;
    return this.left === entry.exit.id || (this.elsewhere && this.isNear(entry)) ? 'left_behind' : undefined;
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
