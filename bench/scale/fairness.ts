// One heavy client beside a light one: the light one's latency alone, and while the other keeps so many downloads running. Rounds alternate. Each
// client has a target and a thread of its own, and exits are `direct`: what they share is Gyre and the machine.
// npx tsc -b shared server && npx tsx bench/scale/fairness.ts [heavy connections] [rounds] [workers]
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { startGyre } from '../../e2e/harness/processes.ts';
import { inForce } from '../../e2e/harness/world.ts';

const heavy = Number(process.argv[2] ?? 64);
const rounds = Number(process.argv[3] ?? 5);
const workers = Number(process.argv[4] ?? 2);
const roundMs = 3000;
/** Between two requests of the light client, ms. */
const pauseMs = 5;
const heavyBytes = 100_000;

const targetScript = `
const { parentPort, workerData } = require('node:worker_threads');
const body = Buffer.alloc(workerData, 'x');
require('node:http').createServer((_, answer) => answer.end(body)).listen(0, '127.0.0.1', function () { parentPort.postMessage(this.address().port); });`;
/** So many requests at once, each followed by the next after a pause, while it is on; then the times of all. */
const clientScript = `
const { Agent, request } = require('node:http');
const { parentPort, workerData: { port, target, atOnce, pauseMs } } = require('node:worker_threads');
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
let on = false, times = [], left = 0;
const ended = () => {
  if (!on) return --left === 0 && parentPort.postMessage(times);
  if (pauseMs > 0) setTimeout(one, pauseMs); else one();
};
const one = () => {
  const from = performance.now();
  const failed = (why) => { throw new Error('a request failed: ' + why); };
  request({ host: '127.0.0.1', port, path: 'http://127.0.0.1:' + target + '/', agent, headers: { host: 'a.test' } }, (answer) => {
    if (answer.statusCode !== 200) failed(answer.statusCode);
    answer.resume().on('end', () => { times.push(performance.now() - from); ended(); });
  }).on('error', failed).end();
};
parentPort.on('message', (start) => {
  on = start;
  if (start) { times = []; left = atOnce; for (let i = 0; i < atOnce; i++) one(); }
});`;

const threads: Worker[] = [];
function thread(script: string, workerData: unknown): Worker {
  const made = new Worker(script, { eval: true, workerData });
  threads.push(made);
  return made;
}
const gyre = await startGyre({ workers, env: { GYRE_ALLOW_PRIVATE_TARGETS: '1' } });
const { revision } = await gyre.ask<{ revision: number }>('POST', '/exits', { scheme: 'direct' });
await inForce(gyre, revision);
async function clientOf(bytes: number, atOnce: number, pause: number): Promise<Worker> {
  const [target] = (await once(thread(targetScript, bytes), 'message')) as [number];
  return thread(clientScript, { port: gyre.proxyPort, target, atOnce, pauseMs: pause });
}
const light = await clientOf(200, 1, pauseMs);
const other = await clientOf(heavyBytes, heavy, 0);
const stop = async (client: Worker): Promise<number[]> => {
  const answer = once(client, 'message');
  client.postMessage(false);
  return ((await answer) as [number[]])[0].sort((a, b) => a - b);
};
const round = async (client: Worker): Promise<number[]> => {
  client.postMessage(true);
  await new Promise((resolve) => setTimeout(resolve, roundMs));
  return stop(client);
};

const p = (sorted: readonly number[], share: number): number => sorted[Math.floor(sorted.length * share)] ?? NaN;
function tell(name: string, times: readonly number[], more = ''): number {
  const p99 = p(times, 0.99);
  console.log(`  ${name}: p50 ${p(times, 0.5).toFixed(1)} ms, p99 ${p99.toFixed(1)}${more}`);
  return p99;
}
await round(light);
const ratios: number[] = [];
for (let i = 0; i < rounds; i++) {
  const alone = tell('alone', await round(light));
  other.postMessage(true);
  const beside = await round(light);
  const downloads = Math.round(((await stop(other)).length * 1000) / roundMs);
  const load = `; the heavy one: ${downloads} downloads/s, ${Math.round((downloads * heavyBytes) / 1e6)} MB/s`;
  ratios.push(tell('beside', beside, load) / alone);
}
ratios.sort((a, b) => a - b);
console.log(
  `p99 beside / alone, ${rounds} rounds, ${heavy} heavy connections, ${workers} workers: median ${p(ratios, 0.5).toFixed(2)} (${ratios[0]!.toFixed(2)}–${ratios.at(-1)!.toFixed(2)})`,
);
for (const it of threads) await it.terminate();
await gyre.stop();
