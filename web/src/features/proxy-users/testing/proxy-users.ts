// Proxy users as the API answers them, for tests of this feature.
import type { ProxyUser } from '@gyre/shared/contract/proxy-users';

export function makeProxyUser(name: string, changes: Partial<ProxyUser> = {}): ProxyUser {
  return {
    id: `puser_${name.padEnd(26, '0')}`,
    name,
    enabled: true,
    pools: [{ id: 'pool_1', name: 'default' }],
    note: '',
    mayChooseExit: false,
    caps: { bytesPerDay: null, bytesPerMonth: null, resetDay: 1 },
    use: {
      day: { bytes: 0, startedAt: 1_700_006_400_000, resetsAt: 1_700_092_800_000 },
      month: { bytes: 44_200_000, startedAt: 1_698_796_800_000, resetsAt: 1_701_388_800_000 },
      ...{ refused: 0, refusedToday: 0, bytesPerDay: null, paceSince: null, forecast: null, spentUntil: null },
    },
    passwordChangedAt: 1_700_000_000_000,
    oldPassword: null,
    lastUsedAt: null,
    requests: 1204,
    upBytes: 6_100_000,
    downBytes: 38_100_000,
    createdAt: 1_700_000_000_000,
    updatedAt: 1_700_000_000_000,
    version: 2,
    ...changes,
  };
}
