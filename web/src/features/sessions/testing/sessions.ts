// Sessions as the API answers them, for tests of this feature.
import type { Session } from '@gyre/shared/contract/sessions';

export function makeSession(name: string, changes: Partial<Session> = {}): Session {
  return {
    id: `session_${name}`,
    name,
    proxyUser: 'crawler',
    pool: 'de',
    exitId: 'exit_17',
    exitLabel: 'acme-de-17',
    country: 'DE',
    guarantee: 'same-country',
    ttlMs: 600_000,
    expiry: 'fixed',
    createdAt: Date.now() - 240_000,
    usedAt: Date.now() - 2000,
    expiresAt: Date.now() + 360_000,
    requests: 212,
    moves: 0,
    moved: null,
    ...changes,
  };
}
