// What passes through, as it answers to a text: sessions by their key, requests by id, and targets of the newest requests.
import type { SearchHit } from '@gyre/shared/contract/search';
import type { RequestRow } from '@gyre/shared/contract/traffic';
import type { Running } from '../../running-port.ts';
import { Best, rankOf, type Typed } from './words.ts';

/** Requests in which targets are looked for. */
const newest = 500;
const plain = { health: null, admin: null } as const;

type Needs = Pick<Running, 'sessions' | 'traffic' | 'kept' | 'history'>;

export async function trafficHits(of: Needs, typed: Typed, limit: number): Promise<SearchHit[]> {
  const { sessions, traffic, kept, history } = of;
  const request = typed.whole.startsWith('req_') ? (kept.find(typed.whole) ?? history.find(typed.whole)) : undefined;
  if (request !== undefined) return [requestHit(request)];
  const held = new Best<SearchHit>(limit);
  await sessions.visit(({ id, name }) => {
    const rank = rankOf(typed, name.toLowerCase(), id);
    if (rank > 0) held.add(rank, { kind: 'session', id, name, facts: [], ...plain });
  });
  const targets = new Best<SearchHit>(limit);
  const seen = new Set<string>();
  for (const { target } of traffic.recent(newest)) {
    if (seen.has(target)) continue;
    seen.add(target);
    targets.add(rankOf(typed, target.toLowerCase(), ''), targetHit(target));
  }
  return [...held.take(), ...targets.take()];
}

const targetHit = (target: string): SearchHit => ({ kind: 'target', id: target, name: target, facts: [], ...plain });
const requestHit = ({ id, target, proxyUser, exitLabel }: RequestRow): SearchHit => ({
  ...{ kind: 'request', id, name: id, facts: [target, proxyUser ?? '', exitLabel ?? ''].filter(Boolean) },
  ...plain,
});
