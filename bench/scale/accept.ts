// A storm of new clients: so many connections in one second (or more), none refused, each then served, and how evenly the workers have them. Load,
// exits and Gyre share the machine.
// npm run build:server && npx tsx --conditions=gyre-source bench/scale/accept.ts [connections] [workers] [seconds]
import { readdirSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { until } from '../../e2e/harness/processes.ts';
import { openWorld } from '../../e2e/harness/world.ts';

const connections = Number(process.argv[2] ?? 5000);
const workers = Number(process.argv[3] ?? 2);
/** Over how long they come, and the step of the clock that starts them, ms. */
const spreadMs = 1000 * Number(process.argv[4] ?? 1);
const stepMs = 5;

const world = await openWorld(4, { workers });
const { gyre, target } = world;
const pids = await until(async () => {
  const all = await gyre.workerPids();
  return all.length === workers ? all : undefined;
}, 'all workers are there');
const descriptors = (): number[] => pids.map((pid) => readdirSync(`/proc/${pid}/fd`).length);
const before = descriptors();
const head = `GET http://a.test:${target.port}/ HTTP/1.1\r\nHost: a.test\r\n\r\n`;

interface Came {
  readonly connectMs: number;
  readonly answerMs: number;
  readonly outcome: string;
}
const sockets = new Set<Socket>();
/** Connects and asks once; the connection stays open until all have come. */
function come(): Promise<Came> {
  return new Promise((resolve) => {
    const from = performance.now();
    let connectMs = NaN;
    const done = (outcome: string): void => resolve({ connectMs, answerMs: performance.now() - from, outcome });
    const socket = connect(gyre.proxyPort, '127.0.0.1', () => {
      connectMs = performance.now() - from;
      socket.write(head);
    });
    sockets.add(socket);
    socket.once('data', (chunk) => done(chunk.toString('latin1', 9, 12)));
    socket.on('error', (error: NodeJS.ErrnoException) => done(error.code ?? error.message));
    socket.on('close', () => done('closed'));
  });
}

const all: Promise<Came>[] = [];
const from = performance.now();
await new Promise<void>((resolve) => {
  const pace = setInterval(() => {
    const due = Math.min(connections, ((performance.now() - from) / spreadMs) * connections);
    while (all.length < due) all.push(come());
    if (all.length < connections) return;
    clearInterval(pace);
    resolve();
  }, stepMs);
});
const spread = performance.now() - from;
const came = await Promise.all(all);
const outcomes: Record<string, number> = {};
for (const { outcome } of came) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
const at = (of: 'connectMs' | 'answerMs', share: number): string => {
  const sorted = came.map((it) => it[of]).sort((a, b) => a - b);
  return (sorted[Math.floor(sorted.length * share)] ?? NaN).toFixed(0);
};
console.log(
  `${connections} connections in ${(spread / 1000).toFixed(2)} s, ${workers} workers: ${JSON.stringify(outcomes)}`,
);
console.log(
  `connected p50 ${at('connectMs', 0.5)} ms, p99 ${at('connectMs', 0.99)}; answered p50 ${at('answerMs', 0.5)} ms, p99 ${at('answerMs', 0.99)}`,
);
// Of clients nearly all, and of the few connections to exits that are kept.
const taken = descriptors().map((count, i) => count - before[i]!);
const mean = taken.reduce((sum, it) => sum + it, 0) / taken.length;
const deviation = Math.sqrt(taken.reduce((sum, it) => sum + (it - mean) ** 2, 0) / taken.length);
console.log(
  `descriptors of each worker: ${taken.join(', ')}; coefficient of variation ${(deviation / mean).toFixed(3)}`,
);
for (const socket of sockets) socket.destroy();
await world.close();
