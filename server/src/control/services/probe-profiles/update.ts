// Change a probe profile.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { checkVersion, guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { checkProfile, checkProfileNameFree, profileOrThrow } from './rules.ts';
import { profileView } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'ledger' | 'settings'>;

export function updateProbeProfile(parts: Needs): Verb<EndpointOf<'probeProfiles.update'>> {
  const { stores, ledger, settings } = parts;
  return (context, { params: { id }, body, ifVersion }) => {
    guard(context, 'operate');
    const before = profileOrThrow(stores, id);
    checkVersion(before.version, ifVersion);
    const changed = { ...before, ...body, expect: { ...before.expect, ...body.expect } };
    checkProfile(changed, settings.read());
    checkProfileNameFree(stores, changed.name, id);
    const { result, revision } = ledger.write(context.actor, (now) => {
      const row = { ...changed, updatedAt: now, version: before.version + 1 };
      stores.probeProfiles.update(row);
      const summary = `probe profile ${row.name}: ${Object.keys(body).join(', ') || 'nothing'}`;
      const effect = { noun: 'probe-profiles', action: 'update', objectId: id, summary, ids: [id] } as const;
      return { effect, result: row };
    });
    return { data: profileView(result, stores.pools.all()), revision };
  };
}
