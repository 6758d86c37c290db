// List sessions: newest use first, or as asked.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { Session, sessionSorts } from '@gyre/shared/contract/sessions';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { guard } from '../guard.ts';
import type { SessionRow } from '../../../storage/stores/session-store.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { sortedPage, type OrderKeys } from '../sorted-page.ts';
import { sessionsOf, sessionViewer } from './view.ts';

const keys: OrderKeys<Session, (typeof sessionSorts)[number]> = {
  name: ({ name }) => name,
  user: ({ proxyUser }) => proxyUser,
  pool: ({ pool }) => pool,
  exit: ({ exitLabel }) => exitLabel,
  age: ({ createdAt }) => -createdAt,
  requests: ({ requests }) => requests,
  moves: ({ moves }) => moves,
};

type Needs = Pick<Parts, 'stores' | 'catalogue' | 'running'>;

export function listSessions(parts: Needs): Verb<EndpointOf<'sessions.list'>> {
  return (context, { query }) => {
    guard(context, 'read');
    const { q, proxyUser, exitId, pool } = query;
    const { stores } = parts;
    const part = q?.toLowerCase();
    const user =
      proxyUser === undefined ? undefined : (stores.users.all().find((it) => it.name === proxyUser)?.id ?? 'none');
    const poolId = pool === undefined ? undefined : (stores.pools.findByName(pool)?.id ?? pool);
    const found = sessionsOf(parts)
      .live()
      .filter(
        (it) =>
          (part === undefined || it.name.toLowerCase().includes(part)) &&
          (user === undefined || it.user === user) &&
          (exitId === undefined || it.exitId === exitId) &&
          (poolId === undefined || it.poolId === poolId),
      );
    if (query.sort !== undefined) {
      const { rows, total, nextCursor } = sortedPage(found.map(sessionViewer(parts)), query, keys);
      return { items: rows, total, nextCursor };
    }
    const rest = query.cursor === undefined ? found : found.filter(behind(query.cursor));
    const page = rest.slice(0, query.limit);
    const last = rest.length > page.length ? page.at(-1) : undefined;
    const nextCursor = last === undefined ? null : encodeCursor([last.usedAt, last.id]);
    return { items: page.map(sessionViewer(parts)), total: found.length, nextCursor };
  };
}

/** Used before the last of the page, or at the same moment with a later id. */
function behind(cursor: string): (row: SessionRow) => boolean {
  const [usedAt, id] = decodeCursor(cursor);
  return (row) => row.usedAt < Number(usedAt) || (row.usedAt === usedAt && row.id > String(id));
}
