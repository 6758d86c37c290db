// What a rotation strategy is: it chooses the next among the members of a ring. Chance, time and the place in the order are handed in.
import { Prng } from '../math/prng.ts';
import type { Ring } from '../math/ring.ts';
import type { SlotSet } from '../math/slot-set.ts';

/** What a strategy may know about a slot. */
export interface View {
  /** Whether the exit may be chosen now: not tried by this request, not full, not on a trial already. */
  takes(slot: number): boolean;
  /** Most exits that the request's site keeps out: so many more are looked at before nobody is said to be left. */
  readonly mostOut: number;
  /** Requests of this worker that use it now. */
  inFlight(slot: number): number;
  /** Monotonic ms of its last attempt in this worker; 0 = never. */
  lastUsedAt(slot: number): number;
  /** Its peak-sensitive average latency for the request's site, or over all sites, in ms; NaN = unknown. */
  latencyMs(slot: number): number;
}

/** Chance and place of this worker among all: they spread the workers over a pool without talk between them. */
export interface Turn {
  /** 0 … workers − 1. */
  readonly worker: number;
  readonly workers: number;
  readonly prng: Prng;
  /** Doubts of this worker in all exits together: while there are any, the exits they are about are avoided. */
  doubts: number;
}

/** What the pool and the request want of a choice. */
export interface Want {
  /** `every-n`: requests in a row with one exit. */
  readonly everyRequests: number;
  /** `timed`: how long one exit is kept. */
  readonly periodMs: number;
  /** Wall clock, so that workers agree on the period. */
  readonly nowMs: number;
  /** 32-bit hash of the pool's id. */
  readonly seed: number;
  /** 32-bit hash of the target's site or host. */
  readonly siteHash: number;
  /** `rendezvous`: requests of this worker that the ring's exits carry now, all together, or a number that stands for it. */
  readonly inFlight: number;
}

/** The slot chosen, or −1 when no member takes the request. Moves what the ring remembers if the strategy has an order. */
export type RotationStrategy = (ring: Ring, view: View, turn: Turn, want: Want) => number;

/** `worker` counts from 0. */
export function makeTurn(options: { worker: number; workers: number; seed: number }): Turn {
  return { worker: options.worker, workers: options.workers, prng: new Prng(options.seed, options.worker), doubts: 0 };
}

/** Most members looked at for one choice, besides those the site keeps out: a pool with thousands of full exits must not stop the loop. */
const mostSteps = 4096;

/** The first member from `from` on, around the end, that takes the request; −1 when none does. */
export function nextThatTakes(members: SlotSet, from: number, view: View): number {
  if (members.count === 0) return -1;
  let slot = members.nextAround(from);
  for (let steps = Math.min(members.count, mostSteps + view.mostOut); steps > 0; steps--) {
    if (view.takes(slot)) return slot;
    slot = members.nextAround(slot + 1);
  }
  return -1;
}

/** The slot to look at first: behind the last, or this worker's share of the pool when nothing was chosen yet. For rings with members. */
export function startOf(ring: Ring, turn: Turn): number {
  if (ring.cursor >= 0) return ring.cursor + 1;
  return ring.members.at(Math.floor((turn.worker * ring.members.count) / turn.workers));
}
