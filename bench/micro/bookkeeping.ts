// What a worker pays to remember the outcome of one attempt: counters of the exit, its average, and its time for the site. Goal: 1 µs.
import { mixed } from '@gyre/server/core/math/hash';
import { Reporter } from '@gyre/server/dataplane/reporter';
import { RequestIds } from '@gyre/server/dataplane/request-id';
import { exitRecord, snapshotOf } from '@gyre/server/testkit/records';
import { measureCalls, printCalls } from '../lib/measure-calls.ts';

const calls = 100_000;
const ids = new RequestIds(1);
const results = [];
for (const count of [1_000, 100_000]) {
  const snapshot = snapshotOf(Array.from({ length: count }, (_, i) => exitRecord(`exit_${i}`)));
  const entries = [...snapshot.exitsById.values()];
  const reporter = new Reporter(
    () => performance.now(),
    () => ({ worker: 1, revision: 1, ids }),
  );
  const hosts = Array.from({ length: 200 }, (_, i) => `www.site${i}.example`);
  const size = `${count.toLocaleString('en')} exits`;
  const worked = (i: number): void => {
    const entry = entries[mixed(i) % count]!;
    reporter.attemptOk(entry, i % 100);
    reporter.sites.observe(entry, hosts[i % 200]!, i % 100);
  };
  const failed = (i: number): void => reporter.attemptFailed(entries[mixed(i) % count]!, 'connection_refused');
  results.push(measureCalls(`an attempt that worked, ${size}`, calls, worked));
  results.push(measureCalls(`an attempt that failed, ${size}`, calls, failed));
}
printCalls(results);
