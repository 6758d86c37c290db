// What cannot work is said in one sentence, with exit code 2, and nothing is changed.
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { freePort, runToEnd, startGyre } from '../harness/processes.ts';

const oneSentence = /^gyre: [^\n]+\.\n$/;

test('bad flags and values', async () => {
  for (const [args, names] of [
    [['--nonsense'], '--nonsense'],
    [['--workers', '0'], '--workers'],
    [['--proxy', 'nowhere'], '--proxy'],
    [['--admin', '127.0.0.1:99999'], '--admin'],
    [['fly'], 'fly'],
  ] as const) {
    const { code, output } = await runToEnd(args);
    expect(output).toMatch(oneSentence);
    expect(output).toContain(names);
    expect(code).toBe(2);
  }
  const { code, output } = await runToEnd([], { GYRE_WORKERS: 'many' });
  expect(output).toMatch(oneSentence);
  expect(output).toContain('GYRE_WORKERS');
  expect(code).toBe(2);
});

test('a port in use', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const dataDir = await mkdtemp(join(tmpdir(), 'gyre-e2e-'));
  for (const flag of ['--proxy', '--admin']) {
    const other = flag === '--proxy' ? '--admin' : '--proxy';
    const { code, output } = await runToEnd([
      ...['--data-dir', dataDir, flag, `127.0.0.1:${port}`, other, `127.0.0.1:${await freePort()}`],
    ]);
    expect(output).toMatch(oneSentence);
    expect(output).toContain(String(port));
    expect(code).toBe(2);
  }
  server.close();
  await rm(dataDir, { recursive: true });
});

test('a data directory that is none, and a database from a newer version', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'gyre-e2e-'));
  const file = join(dataDir, 'file');
  await writeFile(file, '');
  const ports = ['--proxy', `127.0.0.1:${await freePort()}`, '--admin', `127.0.0.1:${await freePort()}`];
  const { code, output } = await runToEnd(['--data-dir', file, ...ports]);
  expect(output).toMatch(oneSentence);
  expect(code).toBe(2);
  expect(await readdir(dataDir)).toEqual(['file']);
  if (process.getuid?.() !== 0) {
    await chmod(dataDir, 0o500);
    expect((await runToEnd(['--data-dir', join(dataDir, 'new'), ...ports])).code).toBe(2);
    await chmod(dataDir, 0o700);
  }
  await rm(dataDir, { recursive: true });
});

test('the first start says how to sign in and a curl line', async () => {
  const gyre = await startGyre({ token: true });
  await expect.poll(() => gyre.output()).toContain('Try it');
  const output = gyre.output();
  expect(output).toContain(`http://127.0.0.1:${new URL(gyre.adminUrl).port}`);
  expect(output).toMatch(/curl -x http:\/\/127\.0\.0\.1:\d+/);
  expect(await (await fetch(`${gyre.adminUrl}/api/v1/setup`)).json()).toMatchObject({ claimed: false });
  await gyre.stop();
});
