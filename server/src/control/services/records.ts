// Rows → records for workers and the prober. Secrets of exits are opened here, nowhere else.
import type { ExitRecord, ListenerRecord, PoolRecord, ProxyUserRecord } from '../../core/snapshot/records.ts';
import type { Seal } from '../../storage/seal.ts';
import type { SealedExit } from '../../storage/stores/exit-store.ts';
import type { ListenerRow } from '../../storage/stores/listener-store.ts';
import type { PoolRow } from '../../storage/stores/pool-store.ts';
import type { ProxyUserRow } from '../../storage/stores/proxy-user-store.ts';
import type { Entry } from '../catalogue/entry.ts';
import { holdsEverything } from '../catalogue/membership.ts';
import { isLoopback } from './listener-rules.ts';

export function exitRecord({ row, pools, state }: Entry, { password }: SealedExit, seal: Seal): ExitRecord {
  return {
    id: row.id,
    label: row.label,
    scheme: row.scheme,
    host: row.host,
    port: row.port,
    username: row.username,
    password: password === null ? '' : seal.open(password),
    weight: row.weight,
    maxInFlight: row.maxInFlight,
    adminState: row.adminState,
    insecureTls: row.insecureTls,
    localAddress: row.localAddress,
    country: row.country,
    pools,
    health: state,
  };
}

export function poolRecord(pool: PoolRow): PoolRecord {
  const { id, name, strategy, maxAttempts, totalMs, attemptMs, firstByteMs } = pool;
  return { id, name, strategy, everything: holdsEverything(pool), maxAttempts, totalMs, attemptMs, firstByteMs };
}

export function userRecord({ id, name, enabled, verifier, pools }: ProxyUserRow): ProxyUserRecord {
  return { id, name, enabled, verifier, pools };
}

/** While there is no proxy user, a listener on loopback serves anonymous clients (product §2). */
export function listenerRecord(listener: ListenerRow, anyUser: boolean, defaultPool: string): ListenerRecord {
  const { id, host, port, answerHeaders } = listener;
  const poolId = listener.pool ?? defaultPool;
  return { id, host, port, requireAuth: requiresAuth(listener, anyUser), poolId, answerHeaders };
}
export function requiresAuth({ auth, host }: Pick<ListenerRow, 'auth' | 'host'>, anyUser: boolean): boolean {
  if (auth !== 'auto') return auth === 'required';
  return anyUser || !isLoopback(host);
}
