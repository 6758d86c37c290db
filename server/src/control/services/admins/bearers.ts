// Bearer tokens: those made by admins, and the one from the environment.
import type { Database } from '../../../storage/database.ts';
import type { TokenStore } from '../../../storage/stores/token-store.ts';
import type { Actor } from '../context.ts';
import { hashOf, sameHash } from '../hash.ts';

/** When a token was used last is kept no finer than this, ms. */
const usedEveryMs = 60_000;

export interface BearerParts {
  readonly database: Database;
  readonly store: TokenStore;
  /** From GYRE_ADMIN_TOKEN. */
  readonly adminToken: string | undefined;
  readonly now: () => number;
  /** A token is good even when its use cannot be written down. */
  readonly noteFailed: (error: unknown) => void;
}

export class Bearers {
  private readonly parts: BearerParts;
  private readonly fromEnvironment: Buffer | undefined;

  constructor(parts: BearerParts) {
    this.parts = parts;
    this.fromEnvironment = parts.adminToken === undefined ? undefined : hashOf(parts.adminToken);
  }

  find(token: string): Actor | undefined {
    const hash = hashOf(token);
    if (this.fromEnvironment !== undefined && sameHash(hash, this.fromEnvironment))
      return { kind: 'token', id: 'environment', name: 'GYRE_ADMIN_TOKEN', scope: 'admin' };
    const now = this.parts.now();
    const row = this.parts.store.findByHash(hash);
    if (row === undefined || !sameHash(hash, row.hash)) return undefined;
    if (row.expiresAt !== null && row.expiresAt <= now) return undefined;
    if (now - (row.lastUsedAt ?? 0) >= usedEveryMs) this.note(row.id, now);
    return { kind: 'token', id: row.id, name: row.name, scope: row.scope };
  }

  private note(id: string, now: number): void {
    const { database, store, noteFailed } = this.parts;
    try {
      database.write(() => store.used(id, now));
    } catch (error) {
      noteFailed(error);
    }
  }
}
