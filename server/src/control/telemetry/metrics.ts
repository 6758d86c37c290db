// Prometheus text (exposition format 0.0.4). Labels are few and closed: results, directions, states, failure codes; never an exit, user or target.
import type { PoolHealth } from '@gyre/shared/contract/health';
import { failureCodes, healthStates } from '@gyre/shared/vocabulary';
import { bucketOf, edge } from '../../core/math/histogram.ts';
import type { AttemptCounts } from '../../core/retry/attempt-counts.ts';
import type { Tally } from '../health/tally.ts';
import type { Acks } from '../publish/acks.ts';
import type { Collector } from './collector.ts';

export interface MetricsParts {
  readonly version: string;
  readonly collector: Collector;
  readonly tally: Tally;
  readonly acks: Acks;
  readonly siteBans: SiteBanFigures;
  readonly pools: readonly PoolHealth[];
}
export interface SiteBanFigures {
  /** Bans that are not over. */
  readonly active: number;
  /** Clients' verdicts by header, by `word outcome`. */
  readonly verdicts: ReadonlyMap<string, number>;
}
type Labels = Readonly<Record<string, string>>;
type Sample = readonly [labels: Labels, value: number];

/** Upper edges of the duration histogram, ms. */
const durationsMs = [1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000, 60_000];

export function metricsText(parts: MetricsParts): string {
  const { collector, tally, acks, version } = parts;
  const { totals } = collector;
  const revision = acks.revisionState();
  return [
    family('gyre_build_info', 'gauge', 'Version of Gyre; the value is always 1.', [[{ version }, 1]]),
    family('gyre_requests_total', 'counter', 'Requests as clients saw them, by result.', [
      [{ result: 'ok' }, totals.ok],
      [{ result: 'refused' }, totals.refused],
      [{ result: 'failed' }, totals.failed],
    ]),
    family('gyre_attempts_total', 'counter', 'Attempts with exits.', [[{}, totals.attempts]]),
    ...furtherAttempts(collector.further),
    family(
      'gyre_failures_total',
      'counter',
      'Refusals and failures of requests, by code.',
      failureCodes.map((code) => [{ code }, totals.failures.get(code) ?? 0]),
    ),
    family('gyre_bytes_total', 'counter', 'Bytes relayed; up is toward the target.', [
      [{ direction: 'up' }, totals.upBytes],
      [{ direction: 'down' }, totals.downBytes],
    ]),
    durations(totals.latency),
    family(
      'gyre_exits',
      'gauge',
      'Exits by health state.',
      healthStates.map((state) => [{ state }, tally.byState[state]]),
    ),
    family('gyre_exits_eligible', 'gauge', 'Exits that are enabled and not ejected.', [[{}, tally.eligible]]),
    ...poolFamilies(parts.pools),
    ...siteBanFamilies(parts.siteBans),
    family('gyre_in_flight', 'gauge', 'Requests open now.', [[{}, acks.inFlight]]),
    family('gyre_waiting_requests', 'gauge', 'Requests in line for a free exit.', [[{}, acks.waiting]]),
    family('gyre_open_connections', 'gauge', 'Client connections open now.', [[{}, acks.openConnections]]),
    family('gyre_workers', 'gauge', 'Workers that are running.', [[{}, acks.connected.length]]),
    family('gyre_workers_expected', 'gauge', 'Workers that should be running.', [[{}, revision.total]]),
    family('gyre_revision', 'gauge', 'The newest revision.', [[{}, revision.revision]]),
    family('gyre_dropped_reports_total', 'counter', 'Reports that workers had to drop.', [[{}, collector.dropped]]),
  ].join('');
}

function siteBanFamilies({ active, verdicts }: SiteBanFigures): string[] {
  return [
    family('gyre_site_bans', 'gauge', 'Exits kept from a site, pairs of them.', [[{}, active]]),
    family(
      'gyre_verdicts_total',
      'counter',
      'Verdicts of clients by header; unknown ones name a request nobody remembers.',
      [...verdicts].map(([key, count]) => {
        const [verdict = '', outcome = ''] = key.split(' ');
        return [{ verdict, outcome }, count];
      }),
    ),
  ];
}

/** Pools are few and named by people, so they may be a label. */
function poolFamilies(pools: readonly PoolHealth[]): string[] {
  const each = (valueOf: (pool: PoolHealth) => number): Sample[] =>
    pools.map((it) => [{ pool: it.poolName }, valueOf(it)]);
  return [
    family(
      'gyre_pool_members',
      'gauge',
      'Enabled members.',
      each((it) => it.members),
    ),
    family(
      'gyre_pool_ejected',
      'gauge',
      'Members ejected for their health.',
      each((it) => it.ejected),
    ),
    family(
      'gyre_pool_spared',
      'gauge',
      'Ejected members that are used nevertheless.',
      each((it) => it.spared),
    ),
    family(
      'gyre_pool_panic',
      'gauge',
      'Whether health is ignored (1).',
      each((it) => Number(it.panic)),
    ),
    family(
      'gyre_pool_below_minimum',
      'gauge',
      'Whether too few are eligible (1).',
      each((it) => Number(it.belowMinimum)),
    ),
  ];
}

function furtherAttempts(further: Readonly<AttemptCounts>): string[] {
  const { retries, retriesRefused, hedges, hedgesWon, hedgesRefused, warmHits, warmMisses, warmUnused } = further;
  return [
    family('gyre_retries_total', 'counter', 'Attempts after a failed one; refused ones were beyond the budget.', [
      [{ result: 'made' }, retries],
      [{ result: 'refused' }, retriesRefused],
    ]),
    family('gyre_hedges_total', 'counter', 'Second dials beside one that took too long, by how they ended.', [
      [{ result: 'won' }, hedgesWon],
      [{ result: 'lost' }, Math.max(0, hedges - hedgesWon)],
      [{ result: 'refused' }, hedgesRefused],
    ]),
    family('gyre_warm_connections_total', 'counter', 'Dials to busy exits with and without an open connection.', [
      [{ result: 'hit' }, warmHits],
      [{ result: 'miss' }, warmMisses],
      [{ result: 'unused' }, warmUnused],
    ]),
  ];
}

function family(name: string, type: string, meaning: string, samples: readonly Sample[]): string {
  const lines = samples.map(([labels, value]) => `${name}${labelText(labels)} ${value}\n`);
  return `# HELP ${name} ${meaning}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}="${value.replace(/["\\\n]/g, '_')}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

/** Our buckets are finer: one belongs to the first published edge that is not below its own. */
function durations(latency: Float64Array): string {
  const name = 'gyre_request_duration_seconds';
  const samples: Sample[] = [];
  let sum = 0;
  let seen = 0;
  let bucket = 0;
  for (const limit of durationsMs) {
    for (const last = bucketOf(limit); bucket <= last && edge(bucket) <= limit * 1.0001; bucket++) {
      seen += latency[bucket]!;
      sum += latency[bucket]! * edge(bucket);
    }
    samples.push([{ le: String(limit / 1000) }, seen]);
  }
  for (; bucket < latency.length; bucket++) {
    seen += latency[bucket]!;
    sum += latency[bucket]! * Math.min(edge(bucket), 300_000);
  }
  samples.push([{ le: '+Inf' }, seen]);
  const meaning = 'Time to the open tunnel or the first byte of the answer; the sum is rounded up by at most 10 %.';
  const buckets = family(`${name}_bucket`, 'histogram', meaning, samples).split('\n').slice(2).join('\n');
  const rest = `${name}_sum ${sum / 1000}\n${name}_count ${seen}\n`;
  return `# HELP ${name} ${meaning}\n# TYPE ${name} histogram\n${buckets}${rest}`;
}
