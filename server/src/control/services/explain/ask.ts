// Explain a typed request, or one that was.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { ExplainAsk, Explanation } from '@gyre/shared/contract/explain';
import type { RequestRow } from '@gyre/shared/contract/traffic';
import { failure, failures } from '../../../core/model/failure.ts';
import type { UserEntry } from '../../../core/snapshot/snapshot.ts';
import { explainSelection } from '../../../core/selection/explain.ts';
import type { LimitsView } from '../../running-port.ts';
import { explanationOf } from '../../explain/explanation.ts';
import { askOfRow, type ReadAsk, readAsk, readTarget, requestOf } from '../../explain/read-ask.ts';
import { explainTurn } from '../../explain/turn.ts';
import { invalidField, notFound } from '../errors.ts';
import { guard } from '../guard.ts';
import { imposerNames } from '../imposer-names.ts';
import type { Parts } from '../parts.ts';
import { runningOf } from '../running-of.ts';
import type { Verb } from '../services.ts';

type Needs = Pick<Parts, 'running' | 'now' | 'catalogue' | 'stores'>;

export function explainAsked(parts: Needs): Verb<EndpointOf<'explain.ask'>> {
  return (context, { body }) => {
    guard(context, 'read');
    return explain(parts, body);
  };
}

export function explainRequest(parts: Needs): Verb<EndpointOf<'requests.explain'>> {
  return async (context, { params: { id } }) => {
    guard(context, 'read');
    const running = runningOf(parts);
    const row = running.kept.find(id) ?? running.history.find(id);
    if (row === undefined) throw notFound('kept request', id);
    const explanation = await explain(parts, askOfRow(row));
    return { request: row, explanation: isTurnedAway(row) ? atTheDoor(explanation, row) : explanation };
  };
}

/** Said no before there was anything to choose from; a rule that refuses is found again, the rest is only known from then. */
const isTurnedAway = ({ ok, pool, code }: RequestRow): boolean => !ok && pool === null && code !== 'refused_by_rule';

function atTheDoor(explanation: Explanation, { code, status, detail }: RequestRow): Explanation {
  if (code === null) return explanation;
  const { hint } = failures[code];
  const text = detail === '' ? hint : `${hint} (${detail})`;
  return { ...explanation, pools: [], helps: [], outcome: { exitId: null, exitLabel: null, code, status, text } };
}

/** Workers refuse who has spent a cap before they ask anything else of the request, once they know who it is. */
function unlessSpent(read: ReadAsk, user: UserEntry | undefined, limits: LimitsView): ReadAsk {
  const spent = user?.enabled === true ? limits.spent(user.id) : undefined;
  if (spent === undefined || read.refusal?.code === 'invalid_wishes') return read;
  return { ...read, rule: undefined, route: undefined, refusal: failure('quota_spent', spent.why) };
}

async function explain(parts: Needs, ask: ExplainAsk): Promise<Explanation> {
  const { shadow, sessions, siteBans, limits } = runningOf(parts);
  const now = parts.now();
  const cityOf = (exitId: string): string | null => parts.catalogue.find(exitId)?.city ?? null;
  const target = readTarget(ask.target);
  if (target === undefined) throw invalidField('/target', `"${ask.target}" is no host or host:port`);
  const world = await shadow.world();
  if (ask.proxyUser !== undefined && world.findUser(ask.proxyUser) === undefined)
    throw notFound('proxy user', ask.proxyUser);
  const read = unlessSpent(readAsk(world, ask, target, now), world.findUser(ask.proxyUser ?? ''), limits);
  const find = (key: string): ReturnType<typeof sessions.bound> => sessions.bound(key);
  const bansAt = (site: string): ReturnType<typeof siteBans.at> => siteBans.at(site);
  const request = read.route === undefined ? undefined : requestOf(world, read, ask.tried, { find, bansAt, now });
  const walk = request === undefined ? undefined : explainSelection(world, request, explainTurn());
  return explanationOf(
    { world, read, request, walk, cityOf, imposerOf: imposerNames(parts.stores) },
    { proxyUser: ask.proxyUser ?? null, kind: ask.kind, now },
  );
}
