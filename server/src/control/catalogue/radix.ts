// Order of many numbers without comparing them: a sort by digits of 16 bits that keeps equal ones as they stand. A hundred thousand take a few ms.
import type { Scratch } from './scratch.ts';

const digits = 65_536;

/** Positions of `keys` from the least to the greatest, in memory of `scratch`; no key is below zero. */
export function sortedPositions(keys: Float64Array, scratch: Scratch): Uint32Array {
  const count = keys.length;
  // Numbers from zero up are ordered like their bits.
  const parts = new Uint16Array(keys.buffer, keys.byteOffset, count * 4);
  const starts = scratch.numbers(digits);
  let sorted = false;
  let from = scratch.numbers(count);
  let to = scratch.numbers(count);
  for (let digit = 0; digit < 4; digit++) {
    if (!findStarts(starts, parts, digit)) continue;
    if (sorted) for (const i of from) to[starts[parts[i * 4 + digit]!]!++] = i;
    else for (let i = 0; i < count; i++) to[starts[parts[i * 4 + digit]!]!++] = i;
    [from, to, sorted] = [to, from, true];
  }
  scratch.giveBack(starts, to);
  if (!sorted) for (let i = 0; i < count; i++) from[i] = i;
  return from;
}

/** Where each digit's numbers begin; false when all have the same. */
function findStarts(starts: Uint32Array, parts: Uint16Array, digit: number): boolean {
  starts.fill(0);
  for (let at = digit; at < parts.length; at += 4) starts[parts[at]!]!++;
  if (parts.length === 0 || starts[parts[digit]!] === parts.length / 4) return false;
  let sum = 0;
  for (let i = 0; i < digits; i++) {
    const here = starts[i]!;
    starts[i] = sum;
    sum += here;
  }
  return true;
}
