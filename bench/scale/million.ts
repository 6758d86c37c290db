// A million exits: imported in parts over REST, in force in a worker, routed through, and there again after a start; with the memory each
// process holds. One import reads at most 200 000 records of at most 32 MiB, so it takes several.
// npm run build:server && npx tsx --conditions=gyre-source bench/scale/million.ts [exits] [parts] [seconds of load]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Gyre, startGyre } from '../../e2e/harness/processes.ts';
import { type ImportReport, inForce } from '../../e2e/harness/world.ts';
import { memoryMb } from '../lib/memory.ts';
import { launch, stopEverything } from '../rivals/machine/launch.ts';
import { startExits } from '../rivals/tools/exits.ts';
import { buildTools } from '../rivals/tools/tools.ts';

const [exits = 1_000_000, parts = 5, seconds = 10] = process.argv.slice(2, 5).map(Number);
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
/** How many there are, and the memory of both processes. @throws Error when some are missing. */
async function tellState(gyre: Gyre): Promise<void> {
  const { total } = await gyre.ask<{ total: number }>('GET', '/exits-summary');
  if (total !== exits) throw new Error(`there are ${total} exits`);
  const [control, worker] = [await gyre.controlPid(), ...(await gyre.workerPids())].map((pid) =>
    memoryMb(pid).toFixed(0),
  );
  console.log(`${total} exits; control ${control} MB, worker ${worker} MB`);
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
  const ask = () => gyre.ask<ImportReport>('POST', '/exits/import?maxLines=0', body);
  const report = await timed(`import ${part + 1} of ${parts}`, ask);
  if (report.errors > 0) throw new Error(`part ${part + 1}: only ${report.added} exits were added`);
  ({ revision } = report);
}
await timed('in force', () => inForce(gyre, revision));
await tellState(gyre);
await route(gyre);
await timed('a page by label', () => gyre.ask('GET', '/exits?sort=label&limit=100'));
await timed('the same again', () => gyre.ask('GET', '/exits?sort=label&limit=100'));
const last = `/exits?q=username:u${exits - 1}`;
const { items } = await timed('found by its username', () => gyre.ask<{ items: unknown[] }>('GET', last));
if (items.length !== 1) throw new Error(`${last} found ${items.length} exits instead of one`);
await gyre.stop();
gyre = await timed('start to ready', () => startGyre({ workers: 1, dataDir }));
await tellState(gyre);
await route(gyre);
await gyre.stop();
await stopEverything();
rmSync(dataDir, { recursive: true });
process.exit(0);
