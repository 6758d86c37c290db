// Listeners as the API answers them, for tests of this feature.
import type { Listener } from '@gyre/shared/contract/listeners';

export function makeListener(name: string, changes: Partial<Listener> = {}): Listener {
  return {
    id: `listener_${name.padEnd(26, '0')}`,
    name,
    host: '127.0.0.1',
    port: 8080,
    enabled: true,
    auth: 'auto',
    poolId: null,
    profile: '',
    answerHeaders: true,
    fromFlags: false,
    workersBound: 2,
    workers: 2,
    problem: null,
    openConnections: 12,
    open: false,
    createdAt: 1_700_000_000_000,
    updatedAt: 1_700_000_000_000,
    version: 2,
    ...changes,
  };
}
