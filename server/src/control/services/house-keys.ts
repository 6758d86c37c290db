// Keys of the house: made once, sealed in the database. Opening one also proves that the sealing key is the right one.
import { createHmac } from 'node:crypto';
import { Impossible } from '../../base/impossible.ts';
import type { Seal } from '../../storage/seal.ts';
import type { SettingsStore } from '../../storage/stores/settings-store.ts';
import type { Entropy } from './entropy.ts';

const verifierKeyName = 'verifier-key';
const verifierKeyBytes = 32;

/**
 * The key proxy-user passwords are verified under.
 * @throws Impossible when the database was sealed with another key.
 */
export function openVerifierKey(store: SettingsStore, seal: Seal, entropy: Entropy): string {
  const sealed = store.findSecret(verifierKeyName);
  if (sealed === undefined) {
    const key = entropy.secret(verifierKeyBytes);
    store.putSecret(verifierKeyName, seal.seal(key));
    return key;
  }
  try {
    return seal.open(sealed);
  } catch {
    throw new Impossible(
      'The secret key does not fit the database: set GYRE_SECRET_KEY, or restore the file secret.key, from when it was made.',
    );
  }
}

/** What is stored of a proxy user's password. */
export function verifierOf(verifierKey: string, password: string): string {
  return createHmac('sha256', verifierKey).update(password, 'utf8').digest('hex');
}
