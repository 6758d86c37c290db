// Chance: where seeds come from, and chance for jitter. Never for secrets, which come from node:crypto directly.
import { randomInt } from 'node:crypto';

/** A number in [0, 1). */
export type Chance = () => number;

/** A seed that differs between processes, 0 … 2^32 − 1. */
export function freshSeed(): number {
  return randomInt(0, 2 ** 32);
}

/** Not for secrets. */
export const systemChance: Chance = () => Math.random();
