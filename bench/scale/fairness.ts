// One heavy client beside a light one: the light one's latency alone, and while the other keeps so many downloads running. Rounds alternate. Each
// client has an exit and a load generator (C) of its own; workers have cores of their own where there are enough, so what is shared is the worker.
// `--peer haproxy` measures another one in the place of Gyre: what of the wait is the machine's.
// npm run build:server && npx tsx --conditions=gyre-source bench/scale/fairness.ts [--heavy 64] [--mode bulk] [--bytes 10000000] [--rounds 5] [--workers 1]
//   [--main main.js] [--peer name] [--no-pin]
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startGyre } from '../../e2e/harness/processes.ts';
import { importExits, inForce } from '../../e2e/harness/world.ts';
import { pin, shareOut } from '../lib/pin.ts';
import { type Carried, type LoadGround, slice, steadyLoad } from '../lib/steady-load.ts';
import { stopEverything } from '../rivals/machine/launch.ts';
import { readOptions } from '../rivals/options.ts';
import { servingPids } from '../rivals/machine/serving-pids.ts';
import { peers } from '../rivals/peers/all.ts';
import type { PeerName } from '../rivals/peers/names.ts';
import { startExits } from '../rivals/tools/exits.ts';
import { buildTools } from '../rivals/tools/tools.ts';

const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    ...{ heavy: text, mode: text, bytes: text, rounds: text, workers: text, main: text, peer: text },
    'no-pin': { type: 'boolean' },
  },
});
const [heavy, rounds] = [Number(values.heavy ?? 64), Number(values.rounds ?? 5)];
const [bytes, workers] = [Number(values.bytes ?? 10_000_000), Number(values.workers ?? 1)];
const mode = values.mode ?? 'bulk';
/** Length of a round, and of its beginning that does not count, s. */
const [roundS, warmS] = [3, 0.5];
/** Of a clock tick of the kernel, ms. */
const tickMs = 10;

const cores = values['no-pin'] === true ? undefined : shareOut(workers);
const tools = buildTools();
interface Subject {
  /** Of those that carry traffic. */
  readonly pids: readonly number[];
  /** A client that has an exit nobody else has. */
  clientOf(name: string): Promise<LoadGround>;
  stop(): Promise<unknown>;
}
const password = 'duel-Pass-1';
const ownExit = async () => (await startExits(tools.exitsim, 1, [], undefined)).list[0]!;

async function startOurs(): Promise<Subject> {
  const gyre = await startGyre({
    workers,
    descriptors: 20_000,
    ...(values.main === undefined ? {} : { main: values.main }),
  });
  await gyre.ask('PATCH', '/settings', { probe: { enabled: false } });
  const clientOf = async (name: string): Promise<LoadGround> => {
    await importExits(gyre, `http://${name}:secret@127.0.0.1:${(await ownExit()).port}`);
    await gyre.ask('POST', '/pools', { name, query: `username:${name}` });
    const user = { name, password, pools: [name] };
    await inForce(gyre, (await gyre.ask<{ revision: number }>('POST', '/proxy-users', user)).revision);
    return { loadgen: tools.loadgen, port: gyre.proxyPort, credentials: `${name}:${password}` };
  };
  return { pids: await gyre.workerPids(), clientOf, stop: () => gyre.stop() };
}

/** One process before two exits, in turn: what it has no way to keep apart, it shares out evenly. */
async function startPeer(name: PeerName): Promise<Subject> {
  const workDir = mkdtempSync(join(tmpdir(), 'gyre-fairness-'));
  const exits = [await ownExit(), await ownExit()];
  const { sources } = readOptions(['--peers', name]);
  const peer = await peers[name].start({ exits, workDir, cpus: undefined, sources });
  const credentials = peer.credentials ?? `duel:${password}`;
  return {
    pids: [...(await servingPids(peer.pid, peer.port))],
    clientOf: async () => ({ loadgen: tools.loadgen, port: peer.port, credentials }),
    stop: () => peer.stop(),
  };
}

const subject = await (values.peer === undefined ? startOurs() : startPeer(values.peer as PeerName));
const { pids } = subject;
if (cores !== undefined) for (const pid of pids) pin(pid, cores.workers);

/** User and system time of the workers so far, ms. */
function cpuMs(): number {
  const fields = pids.map((pid) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' '));
  return fields.reduce((sum, it) => sum + (Number(it[11]) + Number(it[12])) * tickMs, 0);
}
const tell = (name: string, { p50, p99, requests, seconds, errors }: Carried, more = ''): void =>
  console.log(
    `  ${name}: p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)}, ${Math.round(requests / seconds)}/s, errors ${errors}${more}`,
  );
const spread = (list: readonly number[], digits: number): string => {
  const sorted = [...list].sort((a, b) => a - b);
  const [least, median, most] = [0, sorted.length >> 1, sorted.length - 1].map((i) => sorted[i]!.toFixed(digits));
  return `${median} (${least}–${most})`;
};

const found = { ratio: [] as number[], p99: [] as number[], rate: [] as number[], cost: [] as number[] };
try {
  const [light, other] = [await subject.clientOf('light'), await subject.clientOf('heavy')];
  const one = { mode: 'keep', clients: 1 };
  await slice(light, one, 1, 0.2);
  await slice(other, { mode, clients: heavy, bytes }, 1, 0.2);
  for (let i = 0; i < rounds; i++) {
    const alone = await slice(light, one, roundS, warmS);
    tell('alone ', alone);
    const [cpuAt, stop] = [cpuMs(), steadyLoad(other, { mode, clients: heavy, bytes })];
    const beside = await slice(light, one, roundS, warmS);
    const { megabytes, seconds, errors } = await stop();
    const cost = ((cpuMs() - cpuAt) * 1000) / megabytes;
    const rate = megabytes / seconds;
    tell('beside', beside, `; heavy ${Math.round(rate)} MB/s, ${cost.toFixed(0)} µs/MB, errors ${errors}`);
    found.ratio.push(beside.p99 / alone.p99);
    found.p99.push(beside.p99);
    found.rate.push(rate);
    found.cost.push(cost);
  }
} finally {
  await subject.stop();
  await stopEverything();
}
console.log(
  `${mode}, ${heavy} heavy connections, ${rounds} rounds, workers on ${cores?.workers ?? 'any core'}: p99 beside / alone ${spread(found.ratio, 1)}, ` +
    `p99 beside ${spread(found.p99, 2)} ms; heavy ${spread(found.rate, 0)} MB/s, ${spread(found.cost, 0)} µs of worker CPU per MB`,
);
