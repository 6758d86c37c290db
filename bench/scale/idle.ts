// Tunnels that do nothing, for as long as one likes: whether memory stays flat, what they cost meanwhile, and whether all still work at the end.
// Exits, load and Gyre are on one machine; a process may have 20 000 descriptors here, so that 10 000 tunnels want two workers.
// npm run build:server && npx tsx --conditions=gyre-source bench/scale/idle.ts [tunnels] [minutes] [workers] [out.json]
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { startGyre } from '../../e2e/harness/processes.ts';
import { importExits, inForce } from '../../e2e/harness/world.ts';
import { memoryMb } from '../lib/memory.ts';
import { type Launched, launch } from '../rivals/machine/launch.ts';
import { cpuBetween, ticksOf } from '../rivals/machine/process-tree.ts';
import { startExits } from '../rivals/tools/exits.ts';
import { buildTools } from '../rivals/tools/tools.ts';

const [tunnels = 10_000, minutes = 60, workers = 2] = process.argv.slice(2, 5).map(Number);
const out = process.argv[5];
const login = 'duel:duel-Pass-1';

const tools = buildTools();
const exits = await startExits(tools.exitsim, 16, [], undefined);
const gyre = await startGyre({ workers });
const limits = { idleTimeoutMs: 86_400_000, maxConnections: 1_000_000, maxConnectionsPerClient: 1_000_000 };
await gyre.ask('PATCH', '/settings', { limits });
const [name, password] = login.split(':');
const { revision } = await gyre.ask<{ revision: number }>('POST', '/proxy-users', { name, password });
await inForce(gyre, revision);
await importExits(gyre, exits.list.map((it) => `http://duel:secret@${it.host}:${it.port}`).join('\n'));

const run = (mode: string, count: number, seconds: number): Launched =>
  launch(
    tools.loadgen,
    [mode, '127.0.0.1', String(gyre.proxyPort), String(count), String(seconds), login, '13', '--src', '32'],
    { cpus: undefined },
  );
const pids = await gyre.workerPids();
const memory = (): number[] => pids.map((pid) => Math.round(memoryMb(pid) * 10) / 10);
const ticks = () => new Map(pids.flatMap((pid) => [...ticksOf(pid)]));

const warmUp = run('tunnel', 64, 3);
warmUp.output!.resume();
await warmUp.ended;
await wait(2000);
const base = memory();
const seconds = minutes * 60;
const holding = run('idle', tunnels, seconds + 60);
const lines = createInterface({ input: holding.output! });
const said: Record<string, unknown>[] = [];
const held = new Promise<void>((resolve) => {
  lines.on('line', (line) => {
    said.push(JSON.parse(line) as Record<string, unknown>);
    resolve();
  });
});
await held;
console.log(`held: ${JSON.stringify(said[0])}; before ${base.join(' + ')} MB`);
const samples: { minute: number; workersMb: readonly number[]; cpuPercent: number }[] = [];
let before = ticks();
for (let minute = 0; minute <= minutes; minute++) {
  const after = ticks();
  const cpuPercent = Math.round(cpuBetween(before, after, new Set()).total / 6e3) / 100;
  samples.push({ minute, workersMb: memory(), cpuPercent });
  before = after;
  console.log(JSON.stringify(samples.at(-1)));
  if (minute < minutes) await wait(60_000);
}
await holding.ended;
const figures = { at: new Date().toISOString(), tunnels, minutes, workers, baseMb: base, samples, end: said.at(-1) };
console.log(JSON.stringify(figures.end));
if (out !== undefined) writeFileSync(out, `${JSON.stringify(figures, undefined, 1)}\n`);
await gyre.stop();
await exits.stop();
