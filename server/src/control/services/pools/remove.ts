// Remove a pool nobody depends on.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { ServiceError } from '../errors.ts';
import { checkVersion, guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { poolOrThrow } from './rules.ts';

type Needs = Pick<Parts, 'stores' | 'ledger'>;

export function removePool({ stores, ledger }: Needs): Verb<EndpointOf<'pools.remove'>> {
  return (context, { params: { id }, ifVersion }) => {
    guard(context, 'operate');
    const pool = poolOrThrow(stores, id);
    checkVersion(pool.version, ifVersion);
    if (pool.builtIn)
      throw new ServiceError('conflict', `The pool "${pool.name}" came with the installation and stays.`);
    const user = stores.users.all().find((it) => it.pools.includes(id));
    if (user !== undefined) throw new ServiceError('conflict', `Proxy user "${user.name}" uses this pool.`);
    const listener = stores.listeners.all().find((it) => it.pool === id);
    if (listener !== undefined) throw new ServiceError('conflict', `Listener "${listener.name}" uses this pool.`);
    const { revision } = ledger.write(context.actor, () => {
      stores.pools.remove(pool);
      const effect = {
        noun: 'pools',
        action: 'remove',
        objectId: id,
        summary: `pool ${pool.name}`,
        ids: [id],
      } as const;
      return { effect: { ...effect, poolGone: id, pools: true, frame: true }, result: undefined };
    });
    return { revision };
  };
}
