// Create an API token. The answer is the one place that shows it; only its hash is kept.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { invalidField } from '../errors.ts';
import { guard } from '../guard.ts';
import { hashOf } from '../hash.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { tokenView } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'ledger' | 'entropy' | 'now'>;
const tokenBytes = 32;

export function createToken({ stores, ledger, entropy, now: clock }: Needs): Verb<EndpointOf<'tokens.create'>> {
  return (context, { body: { name, scope, expiresAt } }) => {
    guard(context, 'admin');
    if (expiresAt !== null && expiresAt <= clock()) throw invalidField('/expiresAt', 'a moment that is still to come');
    const token = `gyre_${entropy.secret(tokenBytes)}`;
    const { result } = ledger.write(context.actor, (now) => {
      const id = entropy.id('token', now);
      const row = { id, name, scope, hash: hashOf(token), createdAt: now, expiresAt, lastUsedAt: null };
      const summary = `token ${name}, scope ${scope}`;
      const effect = { noun: 'tokens', action: 'create', objectId: id, summary, ids: [id] } as const;
      return { effect, result: stores.tokens.insert(row) };
    });
    return { data: tokenView(result), token };
  };
}
