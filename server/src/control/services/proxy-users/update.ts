// Change a proxy user.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { checkVersion, guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { poolIdsOf } from './rules.ts';
import { userOrThrow, userView } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'ledger' | 'now' | 'running'>;

export function updateProxyUser({ stores, ledger, now, running }: Needs): Verb<EndpointOf<'proxyUsers.update'>> {
  return (context, { params: { id }, body, ifVersion }) => {
    guard(context, 'operate');
    const before = userOrThrow(stores, id);
    checkVersion(before.version, ifVersion);
    const { note = before.note, enabled = before.enabled, mayChooseExit = before.mayChooseExit } = body;
    const pools = body.pools === undefined ? before.pools : poolIdsOf(stores, body.pools);
    const { result, revision } = ledger.write(context.actor, (at) => {
      const old = body.endOldPassword === true ? { oldVerifier: null, oldUntil: null } : {};
      const changed = { note, enabled, mayChooseExit, pools, ...body.caps, ...old };
      const user = { ...before, ...changed, updatedAt: at, version: before.version + 1 };
      stores.users.update(user);
      const summary = `proxy user ${user.name}: ${Object.keys(body).join(', ') || 'nothing'}`;
      const effect = { noun: 'proxy-users', action: 'update', objectId: id, summary, ids: [id], frame: true } as const;
      return { effect, result: user };
    });
    return { data: userView(result, stores, { now: now(), limits: running()?.limits }), revision };
  };
}
