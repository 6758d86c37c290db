// Open another listener.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { canonicalAddress, checkListener, checkProfile } from './rules.ts';
import { listenerView } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'ledger' | 'entropy' | 'running'>;

export function createListener(parts: Needs): Verb<EndpointOf<'listeners.create'>> {
  const { stores, ledger, entropy, running } = parts;
  return (context, { body }) => {
    guard(context, 'admin');
    const { name, port, enabled = true, auth = 'auto', poolId: pool = null, answerHeaders = true, profile = '' } = body;
    const host = canonicalAddress(body.host);
    checkListener(stores, { host, port, auth, pool }, body.confirmOpen ?? false);
    checkProfile(stores, profile);
    const { result, revision } = ledger.write(context.actor, (now) => {
      const id = entropy.id('listener', now);
      const given = { id, name, host, port, enabled, auth, pool, profile, answerHeaders };
      const row = { ...given, fromFlags: false, createdAt: now, updatedAt: now, version: 1 };
      const effect = { noun: 'listeners', action: 'create', objectId: id, ids: [id], frame: true } as const;
      return { effect: { ...effect, summary: `listener ${name}` }, result: stores.listeners.insert(row) };
    });
    return { data: listenerView(result, stores.users.count() > 0, running()), revision };
  };
}
