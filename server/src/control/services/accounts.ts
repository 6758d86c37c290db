// Accounts: claiming a fresh installation, signing in and out, and who holds a cookie or a token.
import type { AdminRow, AdminStore } from '../../storage/stores/admin-store.ts';
import { Impossible } from '../../base/impossible.ts';
import type { Actor } from './context.ts';
import type { Entropy } from './entropy.ts';
import { ServiceError } from './errors.ts';
import type { LedgerFace } from './ledger.ts';
import type { Accounts, SignedIn } from './services.ts';
import type { Bearers } from './admins/bearers.ts';
import type { ClaimCode } from './admins/claim-code.ts';
import { hashPassword, hashPasswordSync, saltBytes, verifyPassword } from './admins/passwords.ts';
import type { Sessions } from './admins/sessions.ts';
import { Throttle } from './admins/throttle.ts';

export interface AccountParts {
  readonly store: AdminStore;
  readonly ledger: LedgerFace;
  readonly entropy: Entropy;
  readonly sessions: Sessions;
  readonly bearers: Bearers;
  readonly code: ClaimCode;
  readonly now: () => number;
}
type First = Pick<AdminRow, 'id' | 'name' | 'role'>;
const shortestPassword = 10;
const nameForm = /^[a-zA-Z0-9][a-zA-Z0-9_.@-]{0,59}$/;

export class AdminAccounts implements Accounts {
  private readonly parts: AccountParts;
  private readonly byPair: Throttle;
  /** Against one who tries many names. */
  private readonly byAddress: Throttle;

  constructor(parts: AccountParts) {
    this.parts = parts;
    this.byPair = new Throttle({ now: parts.now, free: 5 });
    this.byAddress = new Throttle({ now: parts.now, free: 30 });
    if (!this.claimed()) parts.code.prepare(parts.entropy);
  }

  claimed(): boolean {
    return this.parts.store.count() > 0;
  }
  /** For the terminal; undefined once there is an admin. */
  claimCode(): string | undefined {
    return this.claimed() ? undefined : this.parts.code.read();
  }

  async claim(code: string, name: string, password: string, clientAddress: string): Promise<SignedIn> {
    if (this.claimed()) throw alreadyClaimed();
    this.byPair.guess(`claim ${clientAddress}`);
    if (!this.parts.code.is(code))
      throw new ServiceError('forbidden', 'This is not the code that was printed to the terminal.');
    this.byPair.right(`claim ${clientAddress}`);
    const hash = await hashPassword(password, this.salt());
    return this.parts.sessions.open(this.add(name, hash), clientAddress);
  }
  /**
   * Makes the first admin from the environment, if there is none.
   * @throws Impossible when the name or the password will not do.
   */
  ensureAdmin(name: string, password: string): void {
    if (this.claimed()) return;
    if (!nameForm.test(name))
      throw new Impossible('GYRE_ADMIN_USERNAME must be letters, digits, _ . @ -, at most 60 characters.');
    if (password.length < shortestPassword)
      throw new Impossible(`GYRE_ADMIN_PASSWORD must have at least ${shortestPassword} characters.`);
    this.add(name, hashPasswordSync(password, this.salt()));
  }

  async signIn(name: string, password: string, clientAddress: string): Promise<SignedIn> {
    const pair = `${name.toLowerCase()}\n${clientAddress}`;
    this.byPair.guess(pair);
    this.byAddress.guess(clientAddress);
    const admin = this.parts.store.findByName(name);
    const right = await verifyPassword(password, admin?.password);
    if (admin === undefined || !right) throw new ServiceError('unauthorized', 'Name or password is wrong.');
    this.byPair.right(pair);
    this.byAddress.right(clientAddress);
    return this.parts.sessions.open(admin, clientAddress);
  }
  signOut(secret: string): void {
    this.parts.sessions.close(secret);
  }
  bySession(secret: string): { readonly actor: Actor; readonly csrf: string } | undefined {
    return this.parts.sessions.find(secret);
  }
  byToken(token: string): Actor | undefined {
    return this.parts.bearers.find(token);
  }

  private salt(): Buffer {
    return this.parts.entropy.bytes(saltBytes);
  }
  /** @throws ServiceError `conflict` when somebody was faster. */
  private add(name: string, password: string): First {
    const { store, ledger, entropy, code, now } = this.parts;
    const createdAt = now();
    const first: First = { id: entropy.id('admin', createdAt), name, role: 'full' };
    const actor: Actor = { kind: 'admin', id: first.id, name, scope: 'admin' };
    const entry = { action: 'create', noun: 'admins', objectId: first.id, summary: `admin ${name}` };
    ledger.note(actor, entry, () => {
      if (this.claimed()) throw alreadyClaimed();
      store.insert({ ...first, password, createdAt, passwordChangedAt: null });
      code.forget();
    });
    return first;
  }
}

const alreadyClaimed = (): ServiceError => new ServiceError('conflict', 'This installation has been claimed already.');
