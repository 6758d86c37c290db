// Exits as the API answers them, for tests of this feature.
import type { Exit } from '@gyre/shared/contract/exits';

export function makeExit(n: number, changes: Partial<Exit> = {}): Exit {
  return {
    id: `exit_${String(n).padStart(26, '0')}`,
    label: `acme-de-${n}`,
    scheme: 'http',
    host: 'gw.acme.example',
    port: 8000,
    username: `u${n}`,
    hasPassword: true,
    tags: ['trial'],
    weight: 1,
    maxInFlight: 10,
    priority: 0,
    price: null,
    template: null,
    adminState: 'enabled',
    insecureTls: false,
    localAddress: '',
    place: { country: 'DE', region: null, city: 'Berlin', asn: 3320, type: null },
    measured: null,
    health: {
      state: 'healthy',
      sinceAt: 1_700_000_000_000,
      untilAt: null,
      reason: null,
      ejections: 0,
      lastProbeAt: null,
      lastProbeMs: null,
      lastProbeFailure: null,
    },
    traffic: { ok: 98, failed: 2, upBytes: 1000, downBytes: 2_000_000, latencyMs: 212, inFlight: 1, lastUsedAt: null },
    createdAt: 1_700_000_000_000,
    updatedAt: 1_700_000_000_000,
    version: 3,
    ...changes,
  };
}
