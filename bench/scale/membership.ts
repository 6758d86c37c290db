// What a change of a pool's query costs control over many exits, in one process: from the verb to its answer, which is how long the loop stands.
// node --import tsx --conditions=gyre-source bench/scale/membership.ts [exits] [rounds]
import { contextOf, openStoredHouse } from '../../server/testkit/stored-house.ts';

const exits = Number(process.argv[2] ?? 100_000);
const rounds = Number(process.argv[3] ?? 15);
const house = openStoredHouse();
const text = Array.from({ length: exits }, (_, i) => `http://user${i}:secret@127.0.0.1:${1024 + (i % 20_000)}`);
const query = { dryRun: false, scheme: 'http', maxLines: 0 } as const;
await house.services.verbs['exits.import'](contextOf('admin'), {
  params: undefined,
  query,
  body: text.join('\n'),
  ifVersion: undefined,
});
const { data } = await house.call('pools.create', { body: { name: 'many', query: null } });

// Everything joins, everything leaves, some join, the rest joins, and all leave because the pool lists nobody any more.
const times = new Map<string, number[]>();
for (let round = 0; round < rounds; round++)
  for (const wanted of ['scheme:http', 'scheme:socks5', 'username:1', 'weight:1', '']) {
    const at = performance.now();
    await house.call('pools.update', { params: { id: data.id }, body: { query: wanted } });
    const taken = times.get(wanted) ?? [];
    times.set(wanted, taken);
    // The first round is not warm.
    if (round > 0) taken.push(performance.now() - at);
  }
for (const [wanted, taken] of times) {
  taken.sort((a, b) => a - b);
  const [least = 0, median = 0] = [taken[0], taken[taken.length >> 1]];
  console.log(`query "${wanted}"`.padEnd(24), `least ${least.toFixed(1)} ms, median ${median.toFixed(1)} ms`);
}
house.close();
