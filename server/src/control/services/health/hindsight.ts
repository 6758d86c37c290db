// What thresholds that are not saved would have done to what the request log holds of the last while.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { TrafficPoint } from '@gyre/shared/contract/traffic';
import { turn } from '../../../base/turn.ts';
import { compareThresholds } from '../../health/hindsight/compare.ts';
import { inTime, outcomesOf, type PastOutcome } from '../../health/hindsight/outcomes.ts';
import type { PastWorld } from '../../health/hindsight/past-members.ts';
import type { Running } from '../../running-port.ts';
import { exitName } from '../exit-name.ts';
import { guard } from '../guard.ts';
import { checkThresholds } from '../health-rules.ts';
import type { Parts } from '../parts.ts';
import { poolRecord } from '../records.ts';
import { runningOf } from '../running-of.ts';
import type { Verb } from '../services.ts';

type Needs = Pick<Parts, 'stores' | 'catalogue' | 'settings' | 'running' | 'now'>;

/** Requests looked at; read in one part. */
export const mostRequests = 50_000;
const partSize = 500;
const spansMs = { '1h': 3_600_000, '24h': 86_400_000 } as const;

export function healthInHindsight(parts: Needs): Verb<EndpointOf<'health.hindsight'>> {
  return async (context, { body }) => {
    guard(context, 'read');
    const present = parts.settings.read().health;
    const typed = { ...present, ...body.health };
    checkThresholds(typed);
    const running = runningOf(parts);
    const to = parts.now();
    const past = await readPast(running, to - spansMs[body.span], to);
    const { outcomes, requests, cut } = past;
    const from = cut ? past.oldestAt : to - spansMs[body.span];
    const labelOf = (id: string): string => exitName(parts.catalogue, id);
    return {
      ...{ from, to, requests, attempts: outcomes.length, cut },
      loggedPercent: loggedPercent(running.traffic.series(body.span, to).points, requests, from),
      happened: happenedSince(parts, running, from),
      ...(await compareThresholds({ outcomes, present, typed, world: worldOf(parts, running), to, labelOf })),
    };
  };
}

/** The newest requests of the span, a part at a time: others have their turn. */
async function readPast({ history }: Running, from: number, to: number) {
  const outcomes: PastOutcome[] = [];
  let [requests, oldestAt] = [0, to];
  let before: number | undefined = Number.MAX_SAFE_INTEGER;
  while (before !== undefined && requests < mostRequests) {
    const limit = Math.min(partSize, mostRequests - requests);
    const found = await history.search({ conditions: [], from, to: undefined, before, limit, now: to });
    for (const { row } of found.rows) {
      outcomes.push(...outcomesOf(row));
      oldestAt = Math.min(oldestAt, row.at);
    }
    requests += found.rows.length;
    before = found.next;
    await turn();
  }
  return { outcomes: outcomes.sort(inTime), requests, oldestAt, cut: before !== undefined };
}

function worldOf({ stores, catalogue }: Needs, { vitals }: Running): PastWorld {
  const members = new Map(vitals.pools().map((it) => [it.poolId, it.members]));
  return {
    pools: stores.pools.all().map(poolRecord),
    poolsOf: (id) => catalogue.find(id)?.pools,
    membersOf: (id) => members.get(id) ?? 0,
  };
}

/** Under load the log is a sample that takes failures first. */
function loggedPercent(points: readonly TrafficPoint[], requests: number, from: number): number | null {
  const spanned = points.filter((it) => it.startedAt >= from);
  const all = spanned.reduce((sum, it) => sum + it.ok + it.refused + it.failed, 0);
  return all === 0 ? null : Math.min(100, (100 * requests) / all);
}

function happenedSince({ stores }: Needs, { vitals }: Running, from: number) {
  let [ejections, byTraffic] = [0, 0];
  const add = (by: string, count: number): void => {
    ejections += count;
    if (by === 'traffic' || by === 'peers') byTraffic += count;
  };
  for (const { by, count } of stores.healthEvents.ejectionsSince(from)) add(by, count);
  for (const { by, at } of vitals.unstored({ to: 'ejected' }, Number.MAX_SAFE_INTEGER)) if (at >= from) add(by, 1);
  return { ejections, byTraffic };
}
