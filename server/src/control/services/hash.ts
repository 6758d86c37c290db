// Hashes of secrets that are long and random by themselves (tokens, session secrets): fast, because there is nothing to guess.
import { createHash, timingSafeEqual } from 'node:crypto';

export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret, 'utf8').digest();
}
/** Takes the same time whatever they hold. */
export function sameHash(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
