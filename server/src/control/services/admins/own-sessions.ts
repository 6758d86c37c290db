// The browsers an admin is signed in with, the newest use first.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { askingAdmin } from './own.ts';
import { sessionId } from './sessions.ts';

export function listOwnSessions({ stores, now }: Pick<Parts, 'stores' | 'now'>): Verb<EndpointOf<'me.sessions'>> {
  return (context) => {
    guard(context, 'read');
    const rows = stores.admins.sessionsOf(askingAdmin(stores, context).id).filter((it) => it.expiresAt > now());
    const items = rows.map(({ hash, address, createdAt, usedAt, expiresAt }) => {
      const id = sessionId(hash);
      const lastSeenAt = usedAt ?? createdAt;
      return { id, address, createdAt, lastSeenAt, expiresAt, current: id === context.actor.session };
    });
    return { items: items.sort((a, b) => b.lastSeenAt - a.lastSeenAt) };
  };
}
