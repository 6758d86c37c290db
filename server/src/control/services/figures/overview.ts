// The overview, traffic over time, the newest requests: figures the running half keeps. While it is not wired they are what storage knows: little.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { Overview } from '@gyre/shared/contract/traffic';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';

type Needs = Pick<Parts, 'running' | 'now' | 'catalogue'>;
const stepMs = { '5m': 1000, '1h': 60_000, '24h': 60_000 } as const;

export function getOverview({ running, now, catalogue }: Needs): Verb<EndpointOf<'overview.get'>> {
  return (context) => {
    guard(context, 'read');
    return running()?.traffic.overview(now()) ?? quiet(catalogue, now());
  };
}
export function getTraffic({ running, now }: Needs): Verb<EndpointOf<'traffic.series'>> {
  return (context, { query: { range } }) => {
    guard(context, 'read');
    const series = running()?.traffic.series(range, now()) ?? { stepMs: stepMs[range], points: [] };
    return { range, stepMs: series.stepMs, points: [...series.points] };
  };
}
export function getRecentRequests({ running }: Needs): Verb<EndpointOf<'requests.recent'>> {
  return (context, { query: { limit } }) => {
    guard(context, 'read');
    return { items: [...(running()?.traffic.recent(limit) ?? [])] };
  };
}

function quiet(catalogue: Catalogue, at: number): Overview {
  const adminStates = { enabled: 0, draining: 0, disabled: 0 };
  for (const { row } of catalogue.all()) adminStates[row.adminState]++;
  const states = {
    ...(catalogue.figuresByPool().get('')?.states ?? { unproven: 0, healthy: 0, ejected: 0, probation: 0 }),
  };
  return {
    at,
    now: {
      ...{
        requestsPerSecond: 0,
        successRatio: null,
        p50Ms: null,
        p95Ms: null,
        inFlight: 0,
        waiting: 0,
        openConnections: 0,
      },
      ...{ upBytesPerSecond: 0, downBytesPerSecond: 0, attemptsPerRequest: null },
    },
    exits: { total: catalogue.size, states, adminStates },
    countries: [],
    failures: [],
    attention: [],
  };
}
