// Changes to a pool of many members, from the PATCH to the last worker that runs it, and the stops of every loop meanwhile.
// npm run build:server && npx tsx bench/scale/pool-change.ts [exits] [workers] [rounds]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startGyre } from '../../e2e/harness/processes.ts';
import { stopsSince } from '../lib/loop-stops.ts';

const exits = Number(process.argv[2] ?? 100_000);
const workers = Number(process.argv[3] ?? 2);
const rounds = Number(process.argv[4] ?? 3);
/** Time between two questions whether a change is in force, ms: the figures are that much too long at most. */
const askAgainMs = 3;
interface State {
  readonly workers: readonly { readonly revision: number }[];
}

const folder = mkdtempSync(join(tmpdir(), 'gyre-bench-'));
const stopsFile = join(folder, 'stops');
writeFileSync(stopsFile, '');
const probe = fileURLToPath(new URL('../lib/loop-stops.mjs', import.meta.url));
const env = { NODE_OPTIONS: `--import ${probe}`, BENCH_LOOP_STOPS: stopsFile };
const gyre = await startGyre({ workers, env });

async function inForce(revision: number): Promise<void> {
  for (;;) {
    const state = await gyre.ask<State>('GET', '/revisions/current');
    if (state.workers.length === workers && state.workers.every((it) => it.revision >= revision)) return;
    await new Promise((resolve) => setTimeout(resolve, askAgainMs));
  }
}
await gyre.ask('PATCH', '/settings', { probe: { enabled: false } });
const lines = Array.from({ length: exits }, (_, i) => `http://user${i}:secret@127.0.0.1:${1024 + (i % 20_000)}`);
let at = performance.now();
const report = await gyre.ask<{ revision: number }>('POST', '/exits/import', lines.join('\n'));
console.log(`import of ${exits}: ${Math.round(performance.now() - at)} ms`);
await inForce(report.revision);
console.log(`in force after ${Math.round(performance.now() - at)} ms`);
const { data } = await gyre.ask<{ data: { id: string } }>('POST', '/pools', { name: 'many', query: null });
// Everything joins, everything leaves, some join, the rest joins, it holds everything. The first round is cold.
for (let round = 0; round < rounds; round++)
  for (const query of ['scheme:http', 'scheme:socks5', 'username:1', 'scheme:http', '']) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    const sinceAt = Date.now();
    at = performance.now();
    const changed = await gyre.ask<{ revision: number }>('PATCH', `/pools/${data.id}`, { query });
    const answered = performance.now() - at;
    await inForce(changed.revision);
    const all = performance.now() - at;
    // A stop is written down when it is over.
    await new Promise((resolve) => setTimeout(resolve, 60));
    const { members } = await gyre.ask<{ members: number }>('GET', `/pools/${data.id}`);
    const what = `"${query}" → ${members}`.padEnd(26);
    console.log(
      `${what} answered ${Math.round(answered)} ms, in force ${Math.round(all)} ms; longest stop, ms: ${stopsSince(stopsFile, sinceAt)}`,
    );
  }
await gyre.stop();
rmSync(folder, { recursive: true });
