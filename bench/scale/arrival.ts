// Many exits arrive: an import over REST from the request to the answer and to the last worker that runs it, and a start with them, from the
// command to ready; with the CPU each process used and the longest stops of their loops.
// npm run build:server && npx tsx bench/scale/arrival.ts [exits] [workers] [rounds] [folder for CPU profiles, - for none] [main.js of another build]
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Gyre, startGyre } from '../../e2e/harness/processes.ts';
import { stopsSince } from '../lib/loop-stops.ts';

const [exits = 100_000, workers = 2, rounds = 3] = process.argv.slice(2, 5).map(Number);
const profiles = process.argv[5] === '-' ? undefined : process.argv[5];
const main = process.argv[6];
/** Time between two questions whether a change is in force, ms: the figures are that much too long at most. */
const askAgainMs = 20;
/** Of a clock tick of the kernel, ms. */
const tickMs = 10;
interface State {
  readonly workers: readonly { readonly revision: number }[];
}

const folder = mkdtempSync(join(tmpdir(), 'gyre-bench-'));
const stops = join(folder, 'stops');
writeFileSync(stops, '');
const loaded = ['loop-stops.mjs', 'cpu-profile.mjs'].map(
  (it) => `--import ${fileURLToPath(new URL(`../lib/${it}`, import.meta.url))}`,
);
const env = {
  NODE_OPTIONS: loaded.join(' '),
  BENCH_LOOP_STOPS: stops,
  ...(profiles === undefined ? {} : { BENCH_PROFILES: profiles }),
};
const build = main === undefined ? {} : { main };
const lines = Array.from({ length: exits }, (_, i) => `http://user${i}:secret@127.0.0.1:${1024 + (i % 20_000)}`);
const body = lines.join('\n');

async function inForce(gyre: Gyre, revision: number): Promise<void> {
  for (;;) {
    const state = await gyre.ask<State>('GET', '/revisions/current');
    if (state.workers.length === workers && state.workers.every((it) => it.revision >= revision)) return;
    await new Promise((resolve) => setTimeout(resolve, askAgainMs));
  }
}
/** User and system time of a process so far, ms. */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * tickMs;
}
async function pidsOf(gyre: Gyre): Promise<number[]> {
  return [await gyre.controlPid(), ...(await gyre.workerPids())];
}
function profile(pids: readonly number[]): void {
  if (profiles !== undefined) for (const pid of pids) process.kill(pid, 'SIGUSR2');
}
const shown = (ms: number): string => `${Math.round(ms)} ms`;

async function imported(gyre: Gyre): Promise<void> {
  const pids = await pidsOf(gyre);
  await gyre.ask('PATCH', '/settings', { probe: { enabled: false } });
  profile(pids);
  const [at, sinceAt, before] = [performance.now(), Date.now(), pids.map(cpuMs)];
  const report = await gyre.ask<{ revision: number }>('POST', '/exits/import', body);
  const answered = performance.now() - at;
  const answeredCpu = cpuMs(pids[0]!) - before[0]!;
  await inForce(gyre, report.revision);
  const all = performance.now() - at;
  const cpu = pids.map((pid, i) => cpuMs(pid) - before[i]!);
  await new Promise((resolve) => setTimeout(resolve, 100));
  profile(pids);
  console.log(
    `import: answered after ${shown(answered)} (CPU of control ${answeredCpu}), in force ${shown(all - answered)} later; ` +
      `CPU of control ${cpu[0]}, of workers ${cpu.slice(1).join(', ')}; longest stop, ms: ${stopsSince(stops, sinceAt)}`,
  );
}

for (let round = 0; round < rounds; round++) {
  const dataDir = join(folder, `data-${round}`);
  let gyre = await startGyre({ workers, env, dataDir, ...build });
  await imported(gyre);
  await gyre.stop();
  const [at, sinceAt] = [performance.now(), Date.now()];
  gyre = await startGyre({ workers, env: { ...env, BENCH_PROFILE_START: '1' }, dataDir, ...build });
  const ready = performance.now() - at;
  const pids = await pidsOf(gyre);
  const cpu = pids.map(cpuMs);
  profile(pids);
  console.log(
    `start: ready after ${shown(ready)}; CPU of control ${cpu[0]}, of workers ${cpu.slice(1).join(', ')}; longest stop, ms: ${stopsSince(stops, sinceAt)}`,
  );
  await gyre.stop();
  rmSync(dataDir, { recursive: true });
}
if (profiles !== undefined) console.log(readdirSync(profiles).join('\n'));
rmSync(folder, { recursive: true });
