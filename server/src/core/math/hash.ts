// 32-bit hashes that are the same in every process: they decide places, so they never change. Not for secrets, not against an adversary.

/** Scatters the bits of a 32-bit number so that each bit of it moves about half of those of the result (MurmurHash3's finaliser). */
export function mixed(n: number): number {
  let h = n ^ (n >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Hash of a text: FNV-1a over its UTF-16 units, then scattered, since FNV alone leaves the high bits of short texts alike. */
export function hashOf(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mixed(h);
}

/** One hash of two; the order counts. */
export function hashOfTwo(a: number, b: number): number {
  return mixed(Math.imul(mixed(a), 0x9e3779b1) ^ b);
}
