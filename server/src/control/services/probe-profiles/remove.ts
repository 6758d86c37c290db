// Remove a probe profile that no pool names.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { checkVersion, guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { checkNoPoolNames, profileOrThrow } from './rules.ts';

type Needs = Pick<Parts, 'stores' | 'ledger'>;

export function removeProbeProfile({ stores, ledger }: Needs): Verb<EndpointOf<'probeProfiles.remove'>> {
  return (context, { params: { id }, ifVersion }) => {
    guard(context, 'operate');
    const profile = profileOrThrow(stores, id);
    checkVersion(profile.version, ifVersion);
    checkNoPoolNames(stores, profile);
    const { revision } = ledger.write(context.actor, () => {
      stores.probeProfiles.remove(profile);
      const summary = `probe profile ${profile.name}`;
      const effect = { noun: 'probe-profiles', action: 'remove', objectId: id, summary, ids: [id] } as const;
      return { effect, result: undefined };
    });
    return { revision };
  };
}
