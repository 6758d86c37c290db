// Sessions of signed-in browsers. The cookie holds a secret, storage its hash; the expiry slides while the session is used, up to a last day.
import { scopeOfRole } from '@gyre/shared/vocabulary';
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

type Named = Pick<AdminRow, 'id' | 'name' | 'role'>;

export class Sessions {
  private readonly parts: SessionParts;

  constructor(parts: SessionParts) {
    this.parts = parts;
  }

  open(admin: Named, address: string): SignedIn {
    const { database, store, entropy, now } = this.parts;
    const secret = entropy.secret(secretBytes);
    const csrf = entropy.secret(csrfBytes);
    const createdAt = now();
    const expiresAt = createdAt + slidingMs;
    const hash = hashOf(secret);
    const row = { hash, admin: admin.id, csrf, createdAt, expiresAt, address, usedAt: createdAt };
    database.write(() => store.insertSession(row));
    return { actor: actorOf(admin, hash), secret, csrf, expiresAt };
  }
  find(secret: string): { readonly actor: Actor; readonly csrf: string } | undefined {
    const now = this.parts.now();
    const found = this.parts.store.findSession(hashOf(secret));
    if (found === undefined || found.session.expiresAt <= now) return undefined;
    const { session, admin } = found;
    const expiresAt = Math.min(now + slidingMs, session.createdAt + longestMs);
    if (expiresAt - session.expiresAt >= renewedEveryMs) this.renew(session.hash, expiresAt, now);
    return { actor: actorOf(admin, session.hash), csrf: session.csrf };
  }
  close(secret: string): void {
    const { database, store } = this.parts;
    database.write(() => store.removeSession(hashOf(secret)));
  }

  private renew(hash: Buffer, expiresAt: number, now: number): void {
    const { database, store, renewalFailed } = this.parts;
    try {
      database.write(() => store.renewSession(hash, expiresAt, now));
    } catch (error) {
      renewalFailed(error);
    }
  }
}

/** What a session may be called by: it says nothing of the secret. */
export const sessionId = (hash: Buffer): string => hash.subarray(0, 12).toString('hex');

/** An admin may what his role says, at every call anew. */
function actorOf({ id, name, role }: Named, hash: Buffer): Actor {
  return { kind: 'admin', id, name, scope: scopeOfRole[role], session: sessionId(hash) };
}
