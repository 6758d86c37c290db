// A million exits: imported in parts over REST, in force in a worker, routed through, and there again after a start; with the memory each
// process holds. One body is at most 32 MiB, so one import cannot bring them all.
// npm run build:server && npx tsx --conditions=gyre-source bench/scale/million.ts [exits] [parts] [seconds of load]
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Gyre, startGyre } from '../../e2e/harness/processes.ts';
import { inForce } from '../../e2e/harness/world.ts';
import { launch } from '../rivals/machine/launch.ts';
import { startExits } from '../rivals/tools/exits.ts';
import { buildTools } from '../rivals/tools/tools.ts';

const [exits = 1_000_000, parts = 4, seconds = 10] = process.argv.slice(2, 5).map(Number);
/** Ports the exits answer on; an exit is told from another by its username. */
const ports = 16;
const [name, password] = ['bench', 'bench-Pass-1'];

const tools = buildTools();
const sims = await startExits(tools.exitsim, ports, [], undefined);
const dataDir = mkdtempSync(join(tmpdir(), 'gyre-bench-'));

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const at = performance.now();
  const result = await work();
  console.log(`${what.padEnd(28)} ${((performance.now() - at) / 1000).toFixed(2)} s`);
  return result;
}
/** Resident memory of a process, MB. */
function memoryMb(pid: number): number {
  const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kb) / 1024);
}
async function tellMemory(gyre: Gyre): Promise<void> {
  const workers = (await gyre.workerPids()).map(memoryMb).join(', ');
  console.log(`memory: control ${memoryMb(await gyre.controlPid())} MB, worker ${workers} MB`);
}
function linesOf(part: number): string {
  const each = exits / parts;
  const line = (i: number): string => {
    const { host, port } = sims.list[i % ports]!;
    return `http://u${part * each + i}:secret@${host}:${port}`;
  };
  return Array.from({ length: each }, (_, i) => line(i)).join('\n');
}
/** As many requests in absolute form as one worker can carry, each by another exit. */
async function route(gyre: Gyre): Promise<void> {
  const load = ['abs', '127.0.0.1', String(gyre.proxyPort), '64', String(seconds), `${name}:${password}`, '13'];
  const running = launch(tools.loadgen, [...load, '--src', '32'], { cpus: undefined });
  running.output?.on('data', (line: Buffer) => console.log(String(line).trim()));
  await running.ended;
}

let gyre = await startGyre({ workers: 1, dataDir });
const limits = { maxConnections: 1_000_000, maxConnectionsPerClient: 1_000_000 };
await gyre.ask('PATCH', '/settings', { probe: { enabled: false }, limits });
await gyre.ask('POST', '/proxy-users', { name, password });
let revision = 0;
for (let part = 0; part < parts; part++) {
  const body = linesOf(part);
  const ask = () => gyre.ask<{ revision: number }>('POST', '/exits/import?maxLines=0', body);
  ({ revision } = await timed(`import ${part + 1} of ${parts}`, ask));
}
await timed('in force', () => inForce(gyre, revision));
await tellMemory(gyre);
await route(gyre);
await timed('a page by label', () => gyre.ask('GET', '/exits?sort=label&limit=100'));
await timed('the same again', () => gyre.ask('GET', '/exits?sort=label&limit=100'));
await timed('found by its username', () => gyre.ask('GET', '/exits?query=username:u999999'));
await gyre.stop();
gyre = await timed('start to ready', () => startGyre({ workers: 1, dataDir }));
await tellMemory(gyre);
await route(gyre);
await gyre.stop();
rmSync(dataDir, { recursive: true });
process.exit(0);
