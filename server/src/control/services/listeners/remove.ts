// Close and remove a listener.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { ServiceError } from '../errors.ts';
import { checkVersion, guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { listenerOrThrow } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'ledger'>;

export function removeListener({ stores, ledger }: Needs): Verb<EndpointOf<'listeners.remove'>> {
  return (context, { params: { id }, ifVersion }) => {
    guard(context, 'admin');
    const listener = listenerOrThrow(stores, id);
    checkVersion(listener.version, ifVersion);
    if (listener.fromFlags)
      throw new ServiceError(
        'conflict',
        'This listener is opened by --proxy or GYRE_PROXY_LISTEN; disable it instead.',
      );
    const { revision } = ledger.write(context.actor, () => {
      stores.listeners.remove(id);
      const effect = { noun: 'listeners', action: 'remove', objectId: id, ids: [id], frame: true } as const;
      return { effect: { ...effect, summary: `listener ${listener.name}` }, result: undefined };
    });
    return { revision };
  };
}
