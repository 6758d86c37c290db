// Create a proxy user. The answer is the one place that shows the password.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { Body } from '@gyre/shared/contract/contract';
import type { ProxyUserRow } from '../../../storage/stores/proxy-user-store.ts';
import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../errors.ts';
import { noCaps } from '../../../core/limits/period.ts';
import { guard } from '../guard.ts';
import { verifierOf } from '../house-keys.ts';
import type { Written } from '../ledger.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { newPassword, poolIdsOf } from './rules.ts';
import { userView } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'ledger' | 'entropy' | 'now' | 'running'>;

type Endpoint = EndpointOf<'proxyUsers.create'>;

export function createProxyUser(parts: Needs, verifierKey: string): Verb<Endpoint> {
  return (context, { body }) => {
    const { result, revision } = writeNewUser(parts, verifierKey, context, body);
    return {
      data: userView(result.user, parts.stores, { now: parts.now(), running: parts.running() }),
      password: result.password,
      revision,
    };
  };
}

/** Writes one; the password is the one given, or made here. */
export function writeNewUser(
  { stores, ledger, entropy }: Pick<Needs, 'stores' | 'ledger' | 'entropy'>,
  verifierKey: string,
  context: ServiceContext,
  body: Body<Endpoint>,
): Written<{ readonly user: ProxyUserRow; readonly password: string }> {
  guard(context, 'operate');
  const { name, note = '', mayChooseExit = true, enabled = true, password = newPassword(entropy) } = body;
  const pools = poolIdsOf(stores, body.pools);
  if (stores.users.findByName(name) !== undefined)
    throw new ServiceError('conflict', `There is a proxy user "${name}" already.`);
  return ledger.write(context.actor, (at) => {
    const id = entropy.id('puser', at);
    const verifier = verifierOf(verifierKey, password);
    const given = { id, name, enabled, verifier, note, mayChooseExit, pools };
    const caps = { ...noCaps, ...body.caps };
    const times = { passwordChangedAt: at, oldVerifier: null, oldUntil: null, createdAt: at, updatedAt: at };
    const user = stores.users.insert({ ...given, ...caps, ...times, version: 1 });
    const effect = { noun: 'proxy-users', action: 'create', objectId: id, ids: [id], frame: true } as const;
    return { effect: { ...effect, summary: `proxy user ${name}` }, result: { user, password } };
  });
}
