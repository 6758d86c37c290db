// An import of many exits is written part by part: kill -9 in the middle of it leaves nothing behind.
import { expect, test } from '@playwright/test';
import { startGyre, until } from '../harness/processes.ts';

interface Changes {
  readonly items: readonly { readonly action: string; readonly actor: string; readonly parts: object | null }[];
}

test('an import whose control is killed in the middle of it is taken back at the next start, and can be made again', async () => {
  test.setTimeout(120_000);
  const many = 60_000;
  const gyre = await startGyre({ workers: 1 });
  await gyre.ask('PATCH', '/settings', { probe: { enabled: false } });
  const lines = Array.from({ length: many }, (_, i) => `http://user${i}:secret@127.0.0.1:${1024 + (i % 20_000)}`);
  const total = async (): Promise<number> => (await gyre.ask<{ total: number }>('GET', '/exits?limit=1')).total;
  const changes = async (): Promise<Changes['items']> => (await gyre.ask<Changes>('GET', '/changes?noun=exits')).items;
  const control = await gyre.controlPid();
  const answer = gyre.api('POST', '/exits/import', lines.join('\n')).catch(() => undefined);
  await until(async () => ((await changes()).length > 0 ? true : undefined), 'it is being written');
  process.kill(control, 'SIGKILL');
  expect((await answer)?.ok).not.toBe(true);
  await until(
    async () => {
      const [latest] = await changes().catch(() => []);
      return latest?.action === 'take-back' && (await total()) === 0 ? true : undefined;
    },
    'it was taken back',
    60_000,
  );
  const [back, broken] = await changes();
  expect(broken).toMatchObject({ action: 'import', parts: { total: many, course: 'broken-off' } });
  expect(back).toMatchObject({ actor: 'Gyre' });
  const report = await gyre.ask<{ added: number }>('POST', '/exits/import', lines.join('\n'));
  expect([report.added, await total()]).toEqual([many, many]);
  await gyre.stop();
});
