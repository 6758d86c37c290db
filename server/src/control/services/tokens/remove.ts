// Revoke an API token.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { notFound } from '../errors.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';

type Needs = Pick<Parts, 'stores' | 'ledger'>;

export function removeToken({ stores, ledger }: Needs): Verb<EndpointOf<'tokens.remove'>> {
  return (context, { params: { id } }) => {
    guard(context, 'admin');
    const token = stores.tokens.find(id);
    if (token === undefined) throw notFound('token', id);
    ledger.write(context.actor, () => {
      stores.tokens.remove(id);
      stores.views.removePrivateOf(id);
      const effect = {
        noun: 'tokens',
        action: 'remove',
        objectId: id,
        summary: `token ${token.name}`,
        ids: [id],
      } as const;
      return { effect, result: undefined };
    });
    return null;
  };
}
