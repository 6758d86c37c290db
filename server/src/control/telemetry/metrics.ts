// Prometheus text (exposition format 0.0.4). Labels are few and closed: results, directions, states, failure codes; never an exit, user or target.
import { failureCodes, healthStates } from '@gyre/shared/vocabulary';
import { bucketOf, edge } from '../../core/math/histogram.ts';
import type { Tally } from '../health/tally.ts';
import type { Acks } from '../publish/acks.ts';
import type { Collector } from './collector.ts';

export interface MetricsParts {
  readonly version: string;
  readonly collector: Collector;
  readonly tally: Tally;
  readonly acks: Acks;
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
    family('gyre_in_flight', 'gauge', 'Requests open now.', [[{}, acks.inFlight]]),
    family('gyre_waiting_requests', 'gauge', 'Requests in line for a free exit.', [[{}, acks.waiting]]),
    family('gyre_open_connections', 'gauge', 'Client connections open now.', [[{}, acks.openConnections]]),
    family('gyre_workers', 'gauge', 'Workers that are running.', [[{}, acks.connected.length]]),
    family('gyre_workers_expected', 'gauge', 'Workers that should be running.', [[{}, revision.total]]),
    family('gyre_revision', 'gauge', 'The newest revision.', [[{}, revision.revision]]),
    family('gyre_dropped_reports_total', 'counter', 'Reports that workers had to drop.', [[{}, collector.dropped]]),
  ].join('');
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
