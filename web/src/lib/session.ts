// Who is signed in, and what happens when the session ends in the middle of work: the page stays, a dialog asks for the password,
// and writes that were refused wait for it and are then sent again.
import type { Identity } from '@gyre/shared/contract/auth';
import type { Scope } from '@gyre/shared/vocabulary';
import { scopes } from '@gyre/shared/vocabulary';
import { ApiError, setCsrf } from './api-client.ts';
import { createStore, useStore } from './store.ts';

interface Session {
  readonly identity: Identity | null;
  /** The server no longer knows this session, but the page is still open. */
  readonly expired: boolean;
}

export const session = createStore<Session>({ identity: null, expired: false });
let waiting: (() => void)[] = [];

export function signedIn(identity: Identity): void {
  setCsrf(identity.csrf);
  session.set({ identity, expired: false });
  const go = waiting;
  waiting = [];
  for (const resume of go) resume();
}

const leaving = new Set<() => void>();
/** Forgets what the next person at this browser must not find. */
export function whenSignedOut(forget: () => void): void {
  leaving.add(forget);
}

export function signedOut(): void {
  setCsrf(null);
  for (const forget of leaving) forget();
  session.set({ identity: null, expired: false });
}

export function isUnauthorized(error: unknown): boolean {
  return error instanceof ApiError && error.status === 401;
}

/** Called for every failed read and write; a 401 while somebody was signed in means the session ended. */
export function noteFailure(error: unknown): void {
  const now = session.get();
  if (isUnauthorized(error) && now.identity !== null && !now.expired) session.set({ ...now, expired: true });
}

/** Runs a write; if the session has ended, waits for the sign-in dialog and runs it once more. */
export async function withSession<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isUnauthorized(error) || session.get().identity === null) throw error;
    noteFailure(error);
    await new Promise<void>((resolve) => waiting.push(resolve));
    return write();
  }
}

/** Whether who is signed in may do what needs this scope. */
export function useMay(scope: Scope): boolean {
  return useStore(session, (s) => s.identity !== null && scopes.indexOf(s.identity.scope) >= scopes.indexOf(scope));
}
