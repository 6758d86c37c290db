// Order of many numbers without comparing them: a sort by digits of 16 bits that keeps equal ones as they stand. A hundred thousand take a few ms.

const digits = 65_536;

/** Positions of `keys` from the least to the greatest; none is below zero. */
export function sortedPositions(keys: Float64Array): Uint32Array {
  const count = keys.length;
  // Numbers from zero up are ordered like their bits.
  const parts = new Uint16Array(keys.buffer, keys.byteOffset, count * 4);
  let from = Uint32Array.from({ length: 0 });
  let to = new Uint32Array(count);
  for (let digit = 0; digit < 4; digit++) {
    const starts = startsOf(parts, digit, count);
    if (starts === undefined) continue;
    if (from.length === 0) for (let i = 0; i < count; i++) to[starts[parts[i * 4 + digit]!]!++] = i;
    else for (const i of from) to[starts[parts[i * 4 + digit]!]!++] = i;
    [from, to] = [to, from.length === 0 ? new Uint32Array(count) : from];
  }
  return from.length === count ? from : Uint32Array.from({ length: count }, (_, i) => i);
}

/** Where each digit's numbers begin; undefined when all have the same. */
function startsOf(parts: Uint16Array, digit: number, count: number): Uint32Array | undefined {
  const counts = new Uint32Array(digits);
  for (let at = digit; at < count * 4; at += 4) counts[parts[at]!]!++;
  if (count === 0 || counts[parts[digit]!] === count) return undefined;
  let sum = 0;
  for (let i = 0; i < digits; i++) {
    const here = counts[i]!;
    counts[i] = sum;
    sum += here;
  }
  return counts;
}
