// The id a session has at a vendor. It is made from the session's key in Gyre, never taken over from it: a client's word inside a login could
// bring tokens of its own (`x-country-ru`). The hash is no secret and needs none; whoever calls mixes something of this installation into
// the key, so that two of them with one account do not share sessions.
import { Prng } from '../math/prng.ts';

/** Which session, and how often it began anew: another generation is another session for the vendor. */
export interface SessionSeed {
  readonly key: string;
  readonly generation: number;
}

/** Letters and digits of vendors that do not say more. */
export const lettersAndDigits = '0123456789abcdefghijklmnopqrstuvwxyz';
export const letters = 'abcdefghijklmnopqrstuvwxyz';

/** `length` characters of `alphabet`. Two sessions meet with a chance of about n² / (2 · alphabet^length) among n. */
export function sessionToken(seed: SessionSeed, alphabet: string, length: number): string {
  const draw = drawing(seed);
  let token = '';
  for (let i = 0; i < length; i++) token += alphabet[draw.below(alphabet.length)]!;
  return token;
}

/** A whole number from 1 to `most` (up to 2^53). Small spaces collide: 10 000 sessions among 10^8 numbers share one with a chance of 39 %. */
export function sessionNumber(seed: SessionSeed, most: number): number {
  const draw = drawing(seed);
  const share = (draw.next() * 0x20_0000 + (draw.next() >>> 11)) / 2 ** 53;
  return 1 + Math.floor(share * most);
}

/** A generator seeded with 96 bits of the key and the generation. */
function drawing({ key, generation }: SessionSeed): Prng {
  // cyrb128 by bryc (public domain), folded to the three words the generator takes.
  let a = 1779033703;
  let b = -1150833019;
  let c = 1013904242;
  let d = -1521486534;
  for (let i = 0; i <= key.length; i++) {
    const code = i < key.length ? key.charCodeAt(i) : generation;
    a = b ^ Math.imul(a ^ code, 597399067);
    b = c ^ Math.imul(b ^ code, 2869860233);
    c = d ^ Math.imul(c ^ code, 951274213);
    d = a ^ Math.imul(d ^ code, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  return new Prng((a >>> 0) + ((c ^ d) & 0x1f_ffff) * 0x1_0000_0000, b ^ d);
}
