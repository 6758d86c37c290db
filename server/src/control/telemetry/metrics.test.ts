import { describe, expect, it } from 'vitest';
import { trafficReport } from '../../../testkit/reports.ts';
import { bucketOf } from '../../core/math/histogram.ts';
import { Tally } from '../health/tally.ts';
import { Acks } from '../publish/acks.ts';
import { Collector } from './collector.ts';
import { metricsText } from './metrics.ts';

const siteBans = { active: 3, verdicts: new Map([['blocked counted', 2]]) };

function text(): string {
  const collector = new Collector();
  const tally = new Tally();
  tally.add({ state: 'healthy', adminState: 'enabled', country: null, reason: null });
  const latency = [bucketOf(20), 3, bucketOf(400), 1, bucketOf(200_000), 1];
  collector.take(
    1,
    trafficReport({ ok: 5, failed: 1, attempts: 7, latency, failures: { connection_timeout: 1 } }),
    1e12,
  );
  return metricsText({
    version: '1.0.0',
    collector,
    tally,
    acks: new Acks(2, { revision: 4, at: 0 }, () => {}),
    siteBans,
    pools: [
      {
        ...{ poolId: 'pool_1', poolName: 'mobile', members: 10, ejected: 8, spared: 3, panic: true, panicSinceAt: 1 },
        ...{ minimumEligible: 3, belowMinimum: true },
      },
    ],
  });
}
const valueOf = (line: string): string | undefined =>
  text()
    .split('\n')
    .find((it) => it.startsWith(`${line} `))
    ?.slice(line.length + 1);

describe('the metrics', () => {
  it('count site bans and verdicts', () => {
    expect(valueOf('gyre_site_bans')).toBe('3');
    expect(valueOf('gyre_verdicts_total{verdict="blocked",outcome="counted"}')).toBe('2');
  });
  it('say what pools make of the health of their members', () => {
    const figures = ['members', 'ejected', 'spared', 'panic', 'below_minimum'];
    const values = figures.map((it) => valueOf(`gyre_pool_${it}{pool="mobile"}`));
    expect(values).toEqual(['10', '8', '3', '1', '1']);
  });
  it('count requests, attempts and failures', () => {
    expect(valueOf('gyre_requests_total{result="ok"}')).toBe('5');
    expect(valueOf('gyre_requests_total{result="failed"}')).toBe('1');
    expect(valueOf('gyre_attempts_total')).toBe('7');
    expect(valueOf('gyre_failures_total{code="connection_timeout"}')).toBe('1');
    expect(valueOf('gyre_exits{state="healthy"}')).toBe('1');
    expect(valueOf('gyre_workers_expected')).toBe('2');
  });

  it('hold a histogram that only grows from bucket to bucket', () => {
    expect(valueOf('gyre_request_duration_seconds_bucket{le="0.01"}')).toBe('0');
    expect(valueOf('gyre_request_duration_seconds_bucket{le="0.025"}')).toBe('3');
    expect(valueOf('gyre_request_duration_seconds_bucket{le="0.5"}')).toBe('4');
    expect(valueOf('gyre_request_duration_seconds_bucket{le="60"}')).toBe('4');
    expect(valueOf('gyre_request_duration_seconds_bucket{le="+Inf"}')).toBe('5');
    expect(valueOf('gyre_request_duration_seconds_count')).toBe('5');
  });

  it('are well-formed: every sample follows the help and type of its family', () => {
    let family = '';
    for (const line of text().trimEnd().split('\n')) {
      const told = /^# (?:HELP|TYPE) (\S+) \S/.exec(line);
      if (told !== null) family = told[1]!;
      else
        expect(line).toMatch(
          new RegExp(`^${family}(_bucket|_sum|_count)?(\\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\\})? [0-9.e+]+$`),
        );
    }
  });
});
