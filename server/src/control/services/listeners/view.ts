// A listener as the API shows it, and finding one.
import type { Listener } from '@gyre/shared/contract/listeners';
import type { ListenerRow } from '../../../storage/stores/listener-store.ts';
import type { Stores } from '../../../storage/stores/stores.ts';
import type { Running } from '../../running-port.ts';
import { notFound } from '../errors.ts';
import { isLoopback } from '../listener-rules.ts';
import { requiresAuth } from '../records.ts';

/** @throws ServiceError `not_found`. */
export function listenerOrThrow(stores: Stores, id: string): ListenerRow {
  const listener = stores.listeners.find(id);
  if (listener === undefined) throw notFound('listener', id);
  return listener;
}

export function listenerView(listener: ListenerRow, anyUser: boolean, running: Running | undefined): Listener {
  const { id, name, host, port, enabled, auth, profile, answerHeaders, fromFlags } = listener;
  const { createdAt, updatedAt, version } = listener;
  const states = (enabled ? running?.fleet.listenerStates().get(id) : undefined) ?? [];
  return {
    ...{ id, name, host, port, enabled, auth, poolId: listener.pool, profile, answerHeaders, fromFlags },
    workersBound: states.filter((it) => it.bound).length,
    workers: running?.fleet.revisionState().total ?? 0,
    problem: states.find((it) => it.problem !== null)?.problem ?? null,
    openConnections: states.reduce((sum, it) => sum + it.openConnections, 0),
    open: enabled && !isLoopback(host) && !requiresAuth(listener, anyUser),
    ...{ createdAt, updatedAt, version },
  };
}
