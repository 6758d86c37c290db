// More clients than may come in: those that are in keep their latency while others storm the door, and those that are turned away get an answer.
// npm run build:server && npx tsx bench/scale/overload.ts [--limit 500] [--times 4] [--descriptors 2000] [--seconds 5] [--main main.js]
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startGyre } from '../../e2e/harness/processes.ts';
import { importExits, inForce } from '../../e2e/harness/world.ts';
import { memoryMb } from '../lib/memory.ts';
import { pin, shareOut } from '../lib/pin.ts';
import { type Carried, slice, steadyLoad } from '../lib/steady-load.ts';
import { stopEverything } from '../rivals/machine/launch.ts';
import { startExits } from '../rivals/tools/exits.ts';
import { buildTools } from '../rivals/tools/tools.ts';

const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: { limit: text, times: text, descriptors: text, seconds: text, main: text },
});
/** Connections that may be in, clients as a multiple of them, and descriptors of each process. */
const [limit, times, descriptors] = [values.limit ?? 500, values.times ?? 4, values.descriptors ?? 2000].map(
  Number,
) as [number, number, number];
const seconds = Number(values.seconds ?? 5);
/** Clients that are in from the beginning; the rest of the limit is free for whoever comes. */
const inside = Math.floor(limit * 0.9);
const lookMs = 100;

const cores = shareOut(1);
const tools = buildTools();
const exits = await startExits(tools.exitsim, 4, [], undefined);
const gyre = await startGyre({ workers: 1, descriptors, ...(values.main === undefined ? {} : { main: values.main }) });
const [pid = 0] = await gyre.workerPids();
if (cores !== undefined) pin(pid, cores.workers);

/** Most of both while `during` runs. */
async function most(during: Promise<Carried>): Promise<{ result: Carried; mb: number; open: number }> {
  let [mb, open] = [0, 0];
  const looking = setInterval(() => {
    mb = Math.max(mb, memoryMb(pid));
    open = Math.max(open, readdirSync(`/proc/${pid}/fd`).length);
  }, lookMs);
  const result = await during;
  clearInterval(looking);
  return { result, mb, open };
}
const tell = (name: string, { result, mb, open }: { result: Carried; mb: number; open: number }): void =>
  console.log(
    `${name}: ${Math.round(result.requests / result.seconds)}/s, errors ${result.errors}, p50 ${result.p50.toFixed(1)} ms, ` +
      `p99 ${result.p99.toFixed(1)}; worker ${mb.toFixed(0)} MB, ${open} descriptors at most`,
  );
try {
  await gyre.ask('PATCH', '/settings', { probe: { enabled: false }, limits: { maxConnections: limit } });
  await importExits(gyre, exits.list.map((it, i) => `http://user${i}:secret@${it.host}:${it.port}`).join('\n'));
  const user = { name: 'duel', password: 'duel-Pass-1' };
  await inForce(gyre, (await gyre.ask<{ revision: number }>('POST', '/proxy-users', user)).revision);
  const ground = { loadgen: tools.loadgen, port: gyre.proxyPort, credentials: 'duel:duel-Pass-1' };
  const kept = { mode: 'keep', clients: inside };
  await slice(ground, kept, 1, 0.5);
  tell(`${inside} kept tunnels alone`, await most(slice(ground, kept, seconds, 1)));
  const admitted = most(slice(ground, kept, seconds, 1));
  await new Promise((resolve) => setTimeout(resolve, 500));
  const storm = steadyLoad(ground, { mode: 'tunnel', clients: limit * times - inside });
  tell(`beside ${limit * times - inside} more, limit ${limit}`, await admitted);
  const { requests, errors, seconds: stormS } = await storm();
  const away = await gyre.ask<{ failures?: Record<string, number> }>('GET', '/traffic').catch(() => undefined);
  console.log(
    `the others: ${requests} served, ${Math.round(errors / stormS)}/s turned away or cut`,
    away?.failures ?? '',
  );
} finally {
  await gyre.stop();
  await stopEverything();
}
