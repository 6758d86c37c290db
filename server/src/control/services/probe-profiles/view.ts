// A probe profile as the API shows it: its row, and which pools name it.
import type { ProbeProfile } from '@gyre/shared/contract/probe-profiles';
import type { PoolRow } from '../../../storage/stores/pool-store.ts';
import type { ProbeProfileRow } from '../../../storage/stores/probe-profile-store.ts';

export function profileView({ seq: _, ...row }: ProbeProfileRow, pools: readonly PoolRow[]): ProbeProfile {
  const named = pools.filter((it) => it.probeProfile === row.id).map((it) => it.name);
  return { ...row, pools: named.sort() };
}
