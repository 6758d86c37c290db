// A change to a pool of many members, from the PATCH to the last worker that runs it, and the longest stop of a worker's loop meanwhile.
// npx tsx bench/scale/pool-change.ts [exits] [workers]
import { startGyre, until } from '../../e2e/harness/processes.ts';

const exits = Number(process.argv[2] ?? 100_000);
const workers = Number(process.argv[3] ?? 2);
interface State {
  readonly revision: number;
  readonly workers: readonly { readonly revision: number; readonly connected: boolean; readonly loopDelayMs: number }[];
}

const gyre = await startGyre({ workers });
const lines = Array.from({ length: exits }, (_, i) => `http://user${i}:secret@127.0.0.1:${1024 + (i % 20_000)}`);
const inForce = async (revision: number): Promise<number> => {
  const startedAt = performance.now();
  await until(
    async () => {
      const state = await gyre.ask<State>('GET', '/revisions/current');
      return state.workers.length === workers && state.workers.every((it) => it.revision >= revision)
        ? true
        : undefined;
    },
    'it is in force',
    120_000,
  );
  return performance.now() - startedAt;
};
await gyre.ask('PATCH', '/settings', { probe: { enabled: false } });
let at = performance.now();
const report = await gyre.ask<{ revision: number }>('POST', '/exits/import', lines.join('\n'));
console.log(`import of ${exits}: ${Math.round(performance.now() - at)} ms`);
console.log(`in force after the answer: ${Math.round(await inForce(report.revision))} ms`);
const { data } = await gyre.ask<{ data: { id: string }; revision: number }>('POST', '/pools', {
  name: 'many',
  query: null,
});
// Everything joins, everything leaves, half of it joins.
for (const query of ['scheme:http', 'scheme:socks5', 'username:1', 'scheme:http', '']) {
  at = performance.now();
  const changed = await gyre.ask<{ revision: number }>('PATCH', `/pools/${data.id}`, { query });
  const answered = performance.now() - at;
  await inForce(changed.revision);
  const all = performance.now() - at;
  const { members } = await gyre.ask<{ members: number }>('GET', `/pools/${data.id}`);
  console.log(
    `query "${query}" → ${members} members: answered ${Math.round(answered)} ms, in force ${Math.round(all)} ms`,
  );
}
const { workers: states } = await gyre.ask<State>('GET', '/revisions/current');
console.log(`loop delay p99 last told: ${states.map((it) => it.loopDelayMs).join(', ')} ms`);
await gyre.stop();
