// A password for an admin: the one that was given, or one that is made and shown in this one answer.
import type { Entropy } from '../entropy.ts';
import { hashPassword, saltBytes } from './passwords.ts';

export interface NewPassword {
  readonly hash: string;
  /** What was made; null when it was given. */
  readonly shown: string | null;
}

export async function newPassword(entropy: Entropy, given: string | undefined): Promise<NewPassword> {
  const password = given ?? entropy.code();
  return { hash: await hashPassword(password, entropy.bytes(saltBytes)), shown: given === undefined ? password : null };
}
