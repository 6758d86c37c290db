// End sessions: one, or all of an exit or of a proxy user.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { invalidField, notFound } from '../errors.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { sessionOrThrow, sessionsOf } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'ledger' | 'running'>;

export function releaseSession(parts: Needs): Verb<EndpointOf<'sessions.release'>> {
  return (context, { params: { id } }) => {
    guard(context, 'operate');
    const sessions = sessionsOf(parts);
    const session = sessionOrThrow(sessions, id);
    const summary = `session ${session.name}: released`;
    parts.ledger.note(context.actor, { action: 'release', noun: 'sessions', objectId: id, summary }, () => {});
    sessions.release([session]);
    return { released: 1 };
  };
}

export function releaseSessions(parts: Needs): Verb<EndpointOf<'sessions.releaseMany'>> {
  return (context, { body: { exitId, proxyUser } }) => {
    guard(context, 'operate');
    if (exitId === undefined && proxyUser === undefined)
      throw invalidField('/exitId', 'name an exit, a proxy user, or both');
    const user = proxyUser === undefined ? undefined : parts.stores.users.all().find((it) => it.name === proxyUser);
    if (proxyUser !== undefined && user === undefined) throw notFound('proxy user', proxyUser);
    const sessions = sessionsOf(parts);
    const found = sessions
      .live()
      .filter((it) => (exitId === undefined || it.exitId === exitId) && (user === undefined || it.user === user.id));
    const whose = [exitId, proxyUser].filter((it) => it !== undefined).join(' and ');
    const summary = `${found.length} sessions of ${whose}: released`;
    parts.ledger.note(context.actor, { action: 'release', noun: 'sessions', objectId: null, summary }, () => {});
    sessions.release(found);
    return { released: found.length };
  };
}
