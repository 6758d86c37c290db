// Latency of requests while 5 % of the exits accept and never answer, in one worker and without control: nobody ejects them, the worker is on its own.
// npx tsx --conditions=gyre-source bench/scale/stall.ts [seconds] [requests a second]
import { defaultResilience } from '@gyre/shared/contract/resilience';
import { startFakeExit } from '../../server/testkit/fake-exit.ts';
import { startFakeTarget } from '../../server/testkit/fake-target.ts';
import { recordOf, startHouse, type TestHouse } from '../../server/testkit/house.ts';
import { RawClient } from '../../server/testkit/raw-client.ts';
import { poolRecord } from '../../server/testkit/records.ts';

const seconds = Number(process.argv[2] ?? 8);
const perSecond = Number(process.argv[3] ?? 100);
const exits = 40;
const stalling = 2;
/** Before each of an exit's replies, ms. */
const delayMs = 40;

const target = await startFakeTarget();
const at = (sorted: readonly number[], share: number): number => sorted[Math.floor(sorted.length * share)] ?? NaN;

async function one(port: number, plain: boolean): Promise<boolean> {
  const client = await RawClient.open(port);
  const head = plain
    ? `GET http://a.test:${target.port}/ HTTP/1.1\r\nHost: a.test\r\n\r\n`
    : `CONNECT a.test:${target.port} HTTP/1.1\r\n\r\n`;
  const answer = await client
    .write(head)
    .until('\r\n\r\n')
    .catch(() => '');
  client.cut();
  return answer.startsWith('HTTP/1.1 200');
}
async function load(house: TestHouse, plain: boolean, ms: number): Promise<{ times: number[]; failed: number }> {
  const times: number[] = [];
  let failed = 0;
  const all: Promise<void>[] = [];
  for (const until = performance.now() + ms; performance.now() < until;) {
    const from = performance.now();
    all.push(one(house.port, plain).then((ok) => void (ok ? times.push(performance.now() - from) : failed++)));
    await new Promise((resolve) => setTimeout(resolve, 1000 / perSecond));
  }
  await Promise.all(all);
  return { times: times.sort((a, b) => a - b), failed };
}

for (const scheme of ['socks5h', 'http'] as const)
  for (const [plain, hedging] of [
    [false, true],
    [false, false],
    [true, true],
  ] as const) {
    const some = await Promise.all(
      Array.from({ length: exits }, (_, i) => startFakeExit({ scheme, label: String(i), delayMs })),
    );
    const resilience = { ...defaultResilience, hedge: { ...defaultResilience.hedge, enabled: hedging } };
    const times = { attemptMs: 2000, firstByteMs: 2000, totalMs: 20_000 };
    const pools = [poolRecord('pool_default', { resilience, ...times })];
    const house = await startHouse({ exits: some.map((exit) => recordOf(exit)), pools });
    await load(house, plain, 1500);
    for (const exit of some.slice(0, stalling)) exit.manner = 'stall';
    const { times: took, failed } = await load(house, plain, seconds * 1000);
    const [p50, p95, p99] = [at(took, 0.5), at(took, 0.95), at(took, 0.99)];
    console.log(
      `${scheme} ${plain ? 'GET' : 'CONNECT'}, hedges ${hedging ? 'on' : 'off'}: ${took.length} requests, ${failed} failed, ` +
        `p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)}, p99 ${p99.toFixed(0)} = ${(p99 / p50).toFixed(2)} × p50, most ${took.at(-1)?.toFixed(0)}`,
    );
    house.stop();
    for (const exit of some) await exit.close();
  }
await target.close();
