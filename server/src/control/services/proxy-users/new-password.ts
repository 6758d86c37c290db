// Replace the password of a proxy user. The answer is the one place that shows it.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard } from '../guard.ts';
import { verifierOf } from '../house-keys.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { newPassword } from './rules.ts';
import { userOrThrow, userView } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'ledger' | 'entropy' | 'now' | 'running'>;

export function newProxyUserPassword(
  { stores, ledger, entropy, now, running }: Needs,
  verifierKey: string,
): Verb<EndpointOf<'proxyUsers.newPassword'>> {
  return (context, { params: { id }, body }) => {
    guard(context, 'operate');
    const before = userOrThrow(stores, id);
    const { password = newPassword(entropy), graceMs = 0 } = body;
    const { result, revision } = ledger.write(context.actor, (at) => {
      const verifier = verifierOf(verifierKey, password);
      const old =
        graceMs === 0
          ? { oldVerifier: null, oldUntil: null }
          : { oldVerifier: before.verifier, oldUntil: at + graceMs };
      const times = { passwordChangedAt: at, updatedAt: at };
      const user = { ...before, verifier, ...old, ...times, version: before.version + 1 };
      stores.users.update(user);
      const summary = `proxy user ${user.name}: new password`;
      const effect = { noun: 'proxy-users', action: 'update', objectId: id, summary, ids: [id], frame: true } as const;
      return { effect, result: user };
    });
    return { data: userView(result, stores, { now: now(), running: running() }), password, revision };
  };
}
