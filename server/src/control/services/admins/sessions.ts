// Sessions of signed-in browsers. The cookie holds a secret, storage its hash; the expiry slides while the session is used, up to a last day.
import type { Database } from '../../../storage/database.ts';
import type { AdminRow, AdminStore } from '../../../storage/stores/admin-store.ts';
import type { Actor } from '../context.ts';
import type { Entropy } from '../entropy.ts';
import { hashOf } from '../hash.ts';
import type { SignedIn } from '../services.ts';

const slidingMs = 7 * 86_400_000;
const longestMs = 30 * 86_400_000;
/** Not every call writes. */
const renewedEveryMs = 60 * 60_000;
const secretBytes = 32;
const csrfBytes = 18;

export interface SessionParts {
  readonly database: Database;
  readonly store: AdminStore;
  readonly entropy: Entropy;
  readonly now: () => number;
  /** A session that cannot be renewed (a full disk) is still a session. */
  readonly renewalFailed: (error: unknown) => void;
}

export class Sessions {
  private readonly parts: SessionParts;

  constructor(parts: SessionParts) {
    this.parts = parts;
  }

  open(admin: Pick<AdminRow, 'id' | 'name'>): SignedIn {
    const { database, store, entropy, now } = this.parts;
    const secret = entropy.secret(secretBytes);
    const csrf = entropy.secret(csrfBytes);
    const createdAt = now();
    const expiresAt = createdAt + slidingMs;
    const row = { hash: hashOf(secret), admin: admin.id, csrf, createdAt, expiresAt };
    database.write(() => store.insertSession(row));
    return { actor: actorOf(admin), secret, csrf, expiresAt };
  }
  find(secret: string): { readonly actor: Actor; readonly csrf: string } | undefined {
    const now = this.parts.now();
    const found = this.parts.store.findSession(hashOf(secret));
    if (found === undefined || found.session.expiresAt <= now) return undefined;
    const { session, admin } = found;
    const expiresAt = Math.min(now + slidingMs, session.createdAt + longestMs);
    if (expiresAt - session.expiresAt >= renewedEveryMs) this.renew(session.hash, expiresAt);
    return { actor: actorOf(admin), csrf: session.csrf };
  }
  close(secret: string): void {
    const { database, store } = this.parts;
    database.write(() => store.removeSession(hashOf(secret)));
  }

  private renew(hash: Buffer, expiresAt: number): void {
    const { database, store, renewalFailed } = this.parts;
    try {
      database.write(() => store.renewSession(hash, expiresAt));
    } catch (error) {
      renewalFailed(error);
    }
  }
}

export function actorOf({ id, name }: Pick<AdminRow, 'id' | 'name'>): Actor {
  return { kind: 'admin', id, name, scope: 'admin' };
}
