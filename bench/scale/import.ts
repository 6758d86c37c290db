// An import of many lines in one process, step by step: reading, the whole verb (with its file on disk), the same list once more, and a
// pool's query. CPU is what to compare on a shared machine. node --import tsx --conditions=gyre-source bench/scale/import.ts [exits]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDocument } from '../../server/src/control/import/read-document.ts';
import { atOnce } from '../../server/src/control/work.ts';
import { suggestTemplates } from '../../server/src/control/services/template-suggestions.ts';
import { contextOf, openStoredHouse } from '../../server/testkit/stored-house.ts';

const exits = Number(process.argv[2] ?? 100_000);
const text = Array.from({ length: exits }, (_, i) => `http://user${i}:secret@127.0.0.1:${1024 + (i % 20_000)}`).join(
  '\n',
);
const dataDir = mkdtempSync(join(tmpdir(), 'gyre-bench-'));
const house = openStoredHouse({ path: join(dataDir, 'gyre.db'), readDocument });
const { inventory, verbs } = house.services;
const admin = contextOf('admin');

async function timed<T>(what: string, work: () => T): Promise<Awaited<T>> {
  const [at, cpuAt] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(cpuAt);
  const cpuMs = (user + system) / 1000;
  console.log(`${what.padEnd(40)} ${shown(performance.now() - at)} ms, ${shown(cpuMs)} ms of CPU`);
  return result;
}
const shown = (ms: number): string => ms.toFixed(0).padStart(6);
const query = { dryRun: false, scheme: 'http', maxLines: 100 } as const;

const document = await timed('read the document', () => atOnce(readDocument(text, { defaultScheme: 'http' })));
await timed('look for templates to suggest', () => suggestTemplates(document.entries));
await timed('import', () =>
  verbs['exits.import'](admin, { params: undefined, query, body: text, ifVersion: undefined }),
);
await timed('the same import again', () =>
  verbs['exits.import'](admin, { params: undefined, query, body: text, ifVersion: undefined }),
);
const ids = house.commits[0]!.exitIds;
await timed('all records by id, a thousand at a time', () => {
  for (let at = 0; at < ids.length; at += 1000) inventory.exitRecordsOf(ids.slice(at, at + 1000));
});
await timed('all records again', () => {
  for (let at = 0; at < ids.length; at += 1000) inventory.exitRecordsOf(ids.slice(at, at + 1000));
});
const { data } = await house.call('pools.create', { body: { name: 'many', query: null } });
for (const wanted of ['scheme:http', 'scheme:socks5', 'username:1', 'scheme:http', ''])
  await timed(`pool query "${wanted}"`, () =>
    house.call('pools.update', { params: { id: data.id }, body: { query: wanted } }),
  );
await timed('figures by pool', () => house.call('pools.list'));

house.close();
rmSync(dataDir, { recursive: true });
