// What a rotation strategy is: it chooses the next among the members of a pool. Chance and the place in the order are handed in.
import { Prng } from '../math/prng.ts';
import type { SlotSet } from '../math/slot-set.ts';

/** What a strategy may know about a slot. */
export interface View {
  /** Whether the exit may be chosen now: not tried by this request, not full, not on a trial already. */
  takes(slot: number): boolean;
  /** Requests of this worker that use it now. */
  inFlight(slot: number): number;
}

/** The members to choose from, and where their rotation stands: the slot chosen last, −1 before the first choice. */
export interface Rotation {
  readonly members: SlotSet;
  cursor: number;
}

/** Chance and place of this worker among all: they spread the workers over a pool without talk between them. */
export interface Turn {
  /** 0 … workers − 1. */
  readonly worker: number;
  readonly workers: number;
  readonly prng: Prng;
}

/** The slot chosen, or −1 when no member takes the request. Moves `rotation.cursor` if the strategy has an order. */
export type RotationStrategy = (rotation: Rotation, view: View, turn: Turn) => number;

/** `worker` counts from 0. */
export function makeTurn(options: { worker: number; workers: number; seed: number }): Turn {
  return { worker: options.worker, workers: options.workers, prng: new Prng(options.seed, options.worker) };
}

/** Most members looked at for one choice: a pool with thousands of full exits must not stop the loop. */
const mostSteps = 4096;

/** The first member from `from` on, around the end, that takes the request; −1 when none does. */
export function nextThatTakes(members: SlotSet, from: number, view: View): number {
  let slot = members.nextAround(from);
  for (let steps = Math.min(members.count, mostSteps); steps > 0; steps--) {
    if (view.takes(slot)) return slot;
    slot = members.nextAround(slot + 1);
  }
  return -1;
}
