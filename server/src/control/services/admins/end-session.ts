// An admin ends one of his own sessions: a browser he left signed in.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { notFound } from '../errors.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { askingAdmin } from './own.ts';
import { sessionId } from './sessions.ts';

export function endOwnSession({ stores, ledger }: Pick<Parts, 'stores' | 'ledger'>): Verb<EndpointOf<'me.endSession'>> {
  return (context, { params: { id } }) => {
    guard(context, 'read');
    const admin = askingAdmin(stores, context);
    const session = stores.admins.sessionsOf(admin.id).find((it) => sessionId(it.hash) === id);
    if (session === undefined) throw notFound('session of yours', id);
    const entry = { action: 'end-session', noun: 'admins', objectId: admin.id, summary: `admin ${admin.name}` };
    ledger.note(context.actor, entry, () => stores.admins.removeSession(session.hash));
    return null;
  };
}
