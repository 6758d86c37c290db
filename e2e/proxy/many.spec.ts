// Ten thousand exits, and the demo: the two ways in which people meet Gyre first.
import { expect, test } from '@playwright/test';
import { startGyre, until } from '../harness/processes.ts';
import { run } from '../harness/run.ts';
import { importExits, openWorld } from '../harness/world.ts';

test('ten thousand imported exits carry every kind of client and rotate evenly', async () => {
  const world = await openWorld(4, { workers: 2 });
  // Accounts of four gateways: the same exits as the doubles, under ten thousand names.
  const lines = Array.from({ length: 10_000 }, (_, i) => {
    const { scheme, host, port } = world.exits[i % 4]!;
    return `${scheme}://account${i}:secret@${host}:${port}`;
  });
  const report = await importExits(world.gyre, lines.join('\n'));
  expect([report.added, report.errors]).toEqual([10_000, 0]);
  const at = `127.0.0.1:${world.gyre.proxyPort}`;
  const url = `http://target.gyre.test:${world.target.port}/`;
  const counts = new Map<string, number>();
  for (const how of [
    ['-x', `http://${at}`],
    ['-x', `http://${at}`, '-p'],
    ['-x', `socks5h://${at}`],
  ]) {
    const { stdout } = await run('curl', '-sS', ...how, ...new Array<string>(40).fill(url));
    for (const name of stdout.match(/e\d/g) ?? []) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  // The tunnelled ways keep their connection, which is one choice each; the forty plain requests are forty.
  expect([...counts.values()].reduce((a, b) => a + b, 0)).toBe(120);
  expect(Math.min(...['e0', 'e1', 'e2', 'e3'].map((name) => counts.get(name) ?? 0))).toBeGreaterThanOrEqual(8);
  await world.close();
});

test('the demo shows five exits for five requests, and its dashboard knows within a second', async () => {
  const gyre = await startGyre({ args: ['--demo'], env: { GYRE_DEMO_TRAFFIC: 'off' } });
  await until(() => (gyre.output().includes('five times') ? true : undefined), 'the banner is printed');
  const line = /curl -x \S+ \S+/.exec(gyre.output())![0].split(' ');
  const seen: string[] = [];
  for (let i = 0; i < 5; i++) seen.push((await run('curl', '-s', ...line.slice(1))).stdout);
  expect(new Set(seen).size, seen.join('')).toBe(5);
  const startedAt = Date.now();
  await until(async () => {
    const { items } = await gyre.ask<{ items: unknown[] }>('GET', '/requests/recent');
    return items.length >= 5 || undefined;
  }, 'five requests are shown');
  expect(Date.now() - startedAt).toBeLessThan(2000);
  await gyre.stop();
});
