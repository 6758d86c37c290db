// Create a probe profile.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { checkProfile, checkProfileNameFree } from './rules.ts';
import { profileView } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'ledger' | 'entropy' | 'settings'>;

export function createProbeProfile(parts: Needs): Verb<EndpointOf<'probeProfiles.create'>> {
  const { stores, ledger, entropy, settings } = parts;
  return (context, { body }) => {
    guard(context, 'operate');
    checkProfile(body, settings.read());
    checkProfileNameFree(stores, body.name);
    const { result, revision } = ledger.write(context.actor, (now) => {
      const id = entropy.id('profile', now);
      const row = stores.probeProfiles.insert({ id, ...body, createdAt: now, updatedAt: now, version: 1 });
      const summary = `probe profile ${body.name}`;
      const effect = { noun: 'probe-profiles', action: 'create', objectId: id, summary, ids: [id] } as const;
      return { effect, result: row };
    });
    return { data: profileView(result, []), revision };
  };
}
