// Random and slightly broken bytes for codec machines: they never throw, never hang, and never come to another end because of a cut.
import { deepStrictEqual, ok } from 'node:assert/strict';
import type { Machine } from '../src/codec/machine.ts';
import { Prng } from '../src/core/math/prng.ts';
import { byteByByte, bytesOf, type Text, textOf } from './cuts.ts';
import { replay } from './playbook.ts';

export interface Fuzz {
  readonly seed?: number;
  readonly rounds?: number;
  /** The peer may not say everything at once: then a cut decides whether it spoke out of turn. */
  readonly inTurns?: boolean;
  /** Inputs that are right, to be broken a little: random bytes alone seldom get past the first. */
  readonly near?: readonly Text[];
}

/** @throws AssertionError with the bytes that did it. */
export function fuzz<T>(
  make: () => Machine<T>,
  { seed = 1, rounds = 500, inTurns = false, near = [] }: Fuzz = {},
): void {
  const random = new Prng(seed);
  for (let round = 0; round < rounds; round++) {
    const bytes = randomBytes(random, near);
    const shown = JSON.stringify(textOf(bytes));
    try {
      const whole = ending(make, [bytes.slice()]);
      const cut = ending(make, byteByByte(bytes));
      if (!inTurns) deepStrictEqual(cut, whole, `cut into bytes it ends otherwise: ${shown}`);
      const step = make().take(bytes.slice());
      if (step.state === 'done') ok(textOf(bytes).endsWith(textOf(step.rest)), `the rest is not the end of ${shown}`);
    } catch (error) {
      throw new Error(`seed ${seed}, round ${round}, bytes ${shown}`, { cause: error });
    }
  }
}

/** State, value and rest. Which of several faults is named first may depend on the cut. */
function ending<T>(make: () => Machine<T>, pieces: readonly Uint8Array[]): unknown {
  const { verdict } = replay(make(), [[...pieces]]);
  const closed = replay(make(), [[...pieces]], true).verdict;
  const { state } = verdict;
  return state === 'failed' ? { state } : { verdict, closed: verdict.state === 'more' ? closed.state : undefined };
}

/** One of `near` with up to three bytes changed, or just anything. */
export function randomBytes(random: Prng, near: readonly Text[]): Uint8Array {
  const upTo = (n: number): number => random.below(n);
  const model = near[upTo(near.length)];
  if (model === undefined || upTo(5) === 0) return Uint8Array.from({ length: 1 + upTo(80) }, () => upTo(256));
  const bytes = [...bytesOf(model)];
  for (let broken = upTo(4); broken > 0; broken--) {
    const at = upTo(bytes.length);
    const marks = [0, 1, 4, 5, 9, 10, 13, 32, 44, 58, 59, 127, 128, 255];
    const byte = upTo(2) === 0 ? (marks[upTo(marks.length)] ?? 0) : upTo(256);
    bytes.splice(at, upTo(5) < 3 ? 1 : 0, ...(upTo(10) < 7 ? [byte] : []));
  }
  return Uint8Array.from(bytes.length === 0 ? [0] : bytes);
}
