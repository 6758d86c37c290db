// The code that claims a fresh installation. Kept sealed until it is used, so that a restart of control does not make what the terminal shows wrong.
import type { Seal } from '../../../storage/seal.ts';
import type { SettingsStore } from '../../../storage/stores/settings-store.ts';
import type { Entropy } from '../entropy.ts';
import { hashOf, sameHash } from '../hash.ts';

const name = 'claim-code';

export class ClaimCode {
  private readonly store: SettingsStore;
  private readonly seal: Seal;

  constructor(store: SettingsStore, seal: Seal) {
    this.store = store;
    this.seal = seal;
  }

  /** Makes one if there is none. */
  prepare(entropy: Entropy): void {
    if (this.read() === undefined) this.store.putSecret(name, this.seal.seal(entropy.code()));
  }
  read(): string | undefined {
    const sealed = this.store.findSecret(name);
    return sealed === undefined ? undefined : this.seal.open(sealed);
  }
  /** Case, spaces and hyphens do not matter. */
  is(given: string): boolean {
    const code = this.read();
    return code !== undefined && sameHash(hashOf(plain(given)), hashOf(plain(code)));
  }
  forget(): void {
    this.store.removeSecret(name);
  }
}

const plain = (code: string): string => code.toUpperCase().replace(/[^A-Z0-9]/g, '');
