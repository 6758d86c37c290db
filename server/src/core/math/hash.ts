// Hashes of short texts and numbers: the same in every worker and on every machine. Not against attackers who choose the text.

/** Final mix of MurmurHash3 (Appleby): each input bit moves half of the 32 output bits. */
export function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** FNV-1a over the UTF-16 units of `text`, then mixed; 0 … 2^32 − 1. Other seeds give independent hashes. */
export function hashText(text: string, seed = 0): number {
  let h = 0x811c9dc5 ^ mix(seed);
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mix(h);
}
