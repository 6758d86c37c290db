// Large writes: a tag for each of many exits, from the request to the last part, and taking that back; with the CPU of control and its longest stops.
// npm run build:server && npx tsx bench/scale/bulk.ts [exits] [rounds]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Gyre, startGyre } from '../../e2e/harness/processes.ts';
import { stopsSince } from '../lib/loop-stops.ts';

const [exits = 100_000, rounds = 3] = process.argv.slice(2, 4).map(Number);
/** Time between two questions whether it is over, ms. */
const askAgainMs = 50;
interface Run {
  readonly id: string;
  readonly done: number;
  readonly revision: number;
  readonly startedAt: number;
  readonly endedAt: number | null;
}

const folder = mkdtempSync(join(tmpdir(), 'gyre-bench-'));
const stops = join(folder, 'stops');
writeFileSync(stops, '');
const loopStops = fileURLToPath(new URL('../lib/loop-stops.mjs', import.meta.url));
const env = { NODE_OPTIONS: `--import ${loopStops}`, BENCH_LOOP_STOPS: stops };
const lines = Array.from({ length: exits }, (_, i) => `http://user${i}:secret@127.0.0.1:${1024 + (i % 20_000)}`);

async function over(gyre: Gyre, id: string): Promise<Run> {
  for (;;) {
    const run = await gyre.ask<Run>('GET', `/write-runs/${id}`);
    if (run.endedAt !== null) return run;
    await new Promise((resolve) => setTimeout(resolve, askAgainMs));
  }
}
async function told(gyre: Gyre, what: string, path: string, body?: object): Promise<string> {
  const [at, sinceAt] = [performance.now(), Date.now()];
  const { run } = await gyre.ask<{ run: Run }>('POST', path, body);
  const answered = performance.now() - at;
  const { done, startedAt, endedAt } = await over(gyre, run.id);
  await new Promise((resolve) => setTimeout(resolve, askAgainMs));
  console.log(
    `${what}: answered after ${Math.round(answered)} ms, ${done} written in ${endedAt! - startedAt} ms; longest stop, ms: ${stopsSince(stops, sinceAt)}`,
  );
  return run.id;
}

const gyre = await startGyre({ workers: 2, env, dataDir: join(folder, 'data') });
await gyre.ask('PATCH', '/settings', { probe: { enabled: false } });
await gyre.ask('POST', '/exits/import?maxLines=0', lines.join('\n'));
for (let round = 0; round < rounds; round++) {
  const action = { verb: 'add-tags', tags: [`round${round}`] };
  const change = await told(gyre, 'a tag for all', '/exits/bulk', { selection: { q: '' }, action });
  await told(gyre, 'taken back', `/changes/${change}/take-back`);
}
await gyre.stop();
rmSync(folder, { recursive: true });
