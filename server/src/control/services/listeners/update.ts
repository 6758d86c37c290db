// Change a listener.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { Body } from '@gyre/shared/contract/contract';
import type { ListenerRow } from '../../../storage/stores/listener-store.ts';
import { ServiceError } from '../errors.ts';
import { checkVersion, guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { canonicalAddress, checkListener, checkProfile } from './rules.ts';
import { listenerOrThrow, listenerView } from './view.ts';

type Endpoint = EndpointOf<'listeners.update'>;
type Needs = Pick<Parts, 'stores' | 'ledger' | 'running'>;

export function updateListener({ stores, ledger, running }: Needs): Verb<Endpoint> {
  return (context, { params: { id }, body, ifVersion }) => {
    guard(context, 'admin');
    const before = listenerOrThrow(stores, id);
    checkVersion(before.version, ifVersion);
    const changed = applied(before, body);
    const moved = changed.host !== before.host || changed.port !== before.port;
    if (before.fromFlags && moved)
      throw new ServiceError('conflict', 'The address of this listener is set by --proxy or GYRE_PROXY_LISTEN.');
    const openBefore = before.auth === 'never' && !moved;
    if (body.profile !== undefined) checkProfile(stores, body.profile);
    checkListener(stores, changed, (body.confirmOpen ?? false) || openBefore, id);
    const { result, revision } = ledger.write(context.actor, (now) => {
      const row = { ...changed, updatedAt: now, version: before.version + 1 };
      stores.listeners.update(row);
      const summary = `listener ${row.name}: ${Object.keys(body).join(', ') || 'nothing'}`;
      const effect = { noun: 'listeners', action: 'update', objectId: id, summary, ids: [id], frame: true } as const;
      return { effect, result: row };
    });
    return { data: listenerView(result, stores.users.count() > 0, running()), revision };
  };
}

function applied(row: ListenerRow, body: Body<Endpoint>): ListenerRow {
  const { name = row.name, port = row.port, enabled = row.enabled, auth = row.auth } = body;
  const { poolId: pool = row.pool, profile = row.profile, answerHeaders = row.answerHeaders } = body;
  const host = body.host === undefined ? row.host : canonicalAddress(body.host);
  return { ...row, name, host, port, enabled, auth, pool, profile, answerHeaders };
}
