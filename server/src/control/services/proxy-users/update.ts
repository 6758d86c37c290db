// Change a proxy user.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { ProxyUserRow } from '../../../storage/stores/proxy-user-store.ts';
import type { ServiceContext } from '../context.ts';
import { checkVersion, guard } from '../guard.ts';
import type { Written } from '../ledger.ts';
import type { Parts } from '../parts.ts';
import type { Verb, VerbInput } from '../services.ts';
import { poolIdsOf } from './rules.ts';
import { userOrThrow, userView } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'ledger' | 'now' | 'running'>;

type Endpoint = EndpointOf<'proxyUsers.update'>;

export function updateProxyUser({ stores, ledger, now, running }: Needs): Verb<Endpoint> {
  return (context, input) => {
    const { result, revision } = writeUser({ stores, ledger }, context, input);
    return { data: userView(result, stores, { now: now(), running: running() }), revision };
  };
}

export function writeUser(
  { stores, ledger }: Pick<Needs, 'stores' | 'ledger'>,
  context: ServiceContext,
  { params: { id }, body, ifVersion }: Pick<VerbInput<Endpoint>, 'params' | 'body' | 'ifVersion'>,
): Written<ProxyUserRow> {
  guard(context, 'operate');
  const before = userOrThrow(stores, id);
  checkVersion(before.version, ifVersion);
  const { note = before.note, enabled = before.enabled, mayChooseExit = before.mayChooseExit } = body;
  const pools = body.pools === undefined ? before.pools : poolIdsOf(stores, body.pools);
  return ledger.write(context.actor, (at) => {
    const old = body.endOldPassword === true ? { oldVerifier: null, oldUntil: null } : {};
    const changed = { note, enabled, mayChooseExit, pools, ...body.caps, ...old };
    const user = { ...before, ...changed, updatedAt: at, version: before.version + 1 };
    stores.users.update(user);
    const summary = `proxy user ${user.name}: ${Object.keys(body).join(', ') || 'nothing'}`;
    const effect = { noun: 'proxy-users', action: 'update', objectId: id, summary, ids: [id], frame: true } as const;
    return { effect, result: user };
  });
}
