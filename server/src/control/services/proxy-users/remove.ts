// Remove a proxy user.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { checkVersion, guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { userOrThrow } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'ledger'>;

export function removeProxyUser({ stores, ledger }: Needs): Verb<EndpointOf<'proxyUsers.remove'>> {
  return (context, { params: { id }, ifVersion }) => {
    guard(context, 'operate');
    const user = userOrThrow(stores, id);
    checkVersion(user.version, ifVersion);
    const { revision } = ledger.write(context.actor, () => {
      stores.users.remove(id);
      const effect = { noun: 'proxy-users', action: 'remove', objectId: id, ids: [id], frame: true } as const;
      return { effect: { ...effect, summary: `proxy user ${user.name}` }, result: undefined };
    });
    return { revision };
  };
}
