// Pools as the API answers them, for tests of this feature.
import type { Pool } from '@gyre/shared/contract/pools';
import { defaultResilience } from '@gyre/shared/contract/resilience';
import { usualPolicies } from '../pool-amounts.ts';

export function makePool(name: string, changes: Partial<Pool> = {}): Pool {
  return {
    id: `pool_${name.padEnd(26, '0')}`,
    name,
    strategy: 'round-robin',
    query: '',
    ...usualPolicies,
    ...defaultResilience,
    probeProfileId: null,
    fallbacks: [],
    fixedMembers: 0,
    members: 12,
    eligible: 10,
    states: { healthy: 9, probation: 1, ejected: 2, unproven: 0 },
    builtIn: false,
    createdAt: 1_700_000_000_000,
    updatedAt: 1_700_000_000_000,
    version: 4,
    ...changes,
  };
}
