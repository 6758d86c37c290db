// Lists of many exits in one process: pages, windows and counts of varied queries and orders; what a person waits for, and how long others do.
// node --import tsx --conditions=gyre-source bench/scale/list.ts [exits] [rounds]
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { readDocument } from '../../server/src/control/import/read-document.ts';
import { contextOf, openStoredHouse } from '../../server/testkit/stored-house.ts';

const [exits = 100_000, rounds = 200] = process.argv.slice(2).map(Number);
const countries = ['DE', 'AT', 'GB', 'US', 'FR', 'NL', 'JP', 'BR'];
const line = (i: number): string =>
  JSON.stringify({
    ...{ scheme: i % 3 === 0 ? 'socks5h' : 'http', host: `gw${i % 211}.acme.example`, port: 1024 + (i % 20_000) },
    ...{ username: `user${(i * 7919) % exits}`, country: countries[(i * 31) % 8], tags: [`t${i % 40}`, 'all'] },
    ...{ label: `acme-${(i * 7919) % exits}`, price: (i * 13) % 97, weight: 1 + (i % 9) },
  });
const house = openStoredHouse({ readDocument });
const text = `[${Array.from({ length: exits }, (_, i) => line(i)).join(',')}]`;
await house.services.verbs['exits.import'](contextOf('admin'), {
  ...{ params: undefined, query: { dryRun: false, scheme: 'http', maxLines: 0 }, body: text, ifVersion: undefined },
});
const { items } = await house.call('exits.list', { query: { limit: 500 } });
house.services.inventory.saveTraffic(
  items.map((it, i) => {
    const bytes = { upBytes: i, downBytes: i * 9 };
    return { exitId: it.id, ok: i * 3, failed: i % 7, ...bytes, latencyMs: (i * 37) % 911, lastUsedAt: i };
  }),
  [],
  [],
);

const queries = [
  '',
  'country:DE',
  'acme-12',
  '-tag:t3',
  'state:unproven scheme:http',
  'tag:t7,t8 country:US,AT price:>20',
];
const sorts = ['-added', 'label', '-label', 'host', 'country', '-latency', 'state', 'price', '-failed', 'used'];
const context = contextOf('read');
const { verbs } = house.services;
const rest = { params: undefined, body: undefined, ifVersion: undefined };

async function measured(name: string, one: (q: string, sort: string) => unknown): Promise<void> {
  const stops = monitorEventLoopDelay({ resolution: 1 });
  const took: number[] = [];
  const used: number[] = [];
  stops.enable();
  for (let i = 0; i < rounds; i++) {
    const [startedAt, cpuAt] = [performance.now(), process.cpuUsage()];
    await one(queries[i % queries.length]!, sorts[Math.floor(i / queries.length) % sorts.length]!);
    took.push(performance.now() - startedAt);
    const { user, system } = process.cpuUsage(cpuAt);
    used.push((user + system) / 1000);
    await new Promise((resolve) => setImmediate(resolve));
  }
  stops.disable();
  const stands = (all: number[], share: number): string =>
    all.sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * share))]!.toFixed(1);
  const told = (all: number[]): string =>
    `p50 ${stands(all, 0.5)}, p99 ${stands(all, 0.99)}, most ${stands(all, 1)} ms`;
  const stop = (stops.percentile(99) / 1e6).toFixed(1);
  console.log(`${name.padEnd(33)} ${told(took)}; CPU ${told(used)}; loop p99 ${stop} ms`);
}

// As control does it after a start and an import, before anybody asks (control/sorting-ahead.ts).
const [aheadAt, aheadCpu, aheadStops] = [
  performance.now(),
  process.cpuUsage(),
  monitorEventLoopDelay({ resolution: 1 }),
];
aheadStops.enable();
await house.services.inventory.sortAhead();
aheadStops.disable();
const { user, system } = process.cpuUsage(aheadCpu);
console.log(
  `labels sorted ahead: ${(performance.now() - aheadAt).toFixed(0)} ms, CPU ${((user + system) / 1000).toFixed(0)} ms, longest stop ` +
    `${(aheadStops.max / 1e6).toFixed(1)} ms`,
);
let handle: string | undefined;
await measured('a page of 100 by cursor', (q, sort) =>
  verbs['exits.list'](context, { ...rest, query: { q, sort, limit: 100 } }),
);
await measured('a new order and its first window', (q, sort) =>
  verbs['exits.window'](context, { ...rest, query: { q, sort, from: 0, count: 100, facets: false } }),
);
await measured('the same with counts of facets', async (q, sort) => {
  const query = { q, sort, from: 0, count: 100, facets: true };
  ({ handle } = await verbs['exits.window'](context, { ...rest, query }));
});
const kept = {
  q: queries[(rounds - 1) % queries.length]!,
  sort: sorts[Math.floor((rounds - 1) / queries.length) % 10]!,
};
await measured('another window of a kept order', () =>
  verbs['exits.window'](context, { ...rest, query: { ...kept, handle, from: 80, count: 100, facets: false } }),
);
await measured('counts of facets', (q) => verbs['exits.summary'](context, { ...rest, query: { q } }));
house.close();
