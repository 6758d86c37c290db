// The programs people use, through the running gateway.
import { chromium } from '@playwright/test';
import { run } from '../harness/run.ts';
import { expect, test } from '../harness/world.ts';

const names = (text: string): string[] => text.match(/e\d/g) ?? [];

test('curl rotates evenly over HTTP, CONNECT and SOCKS', async ({ world: { gyre, target } }) => {
  const url = `http://target.gyre.test:${target.port}/`;
  for (const how of [
    ['-x', `http://127.0.0.1:${gyre.proxyPort}`],
    ['-x', `http://127.0.0.1:${gyre.proxyPort}`, '--proxytunnel'],
    ['-x', `socks5h://127.0.0.1:${gyre.proxyPort}`],
    ['-x', `socks4a://127.0.0.1:${gyre.proxyPort}`],
  ]) {
    const seen: string[] = [];
    for (let i = 0; i < 12; i++) {
      const { code, stdout, stderr } = await run('curl', '-sS', ...how, url);
      expect(stderr).toBe('');
      expect(code).toBe(0);
      seen.push(...names(stdout));
    }
    expect(seen).toHaveLength(12);
    expect(new Set(seen).size, `${how.join(' ')}: ${seen.join()}`).toBeGreaterThanOrEqual(5);
  }
});

test('Python requests works with a session', async ({ world: { gyre, target } }) => {
  const probe = await run('python3', '-c', 'import requests').catch(() => undefined);
  test.skip(probe?.code !== 0, 'Python requests is not installed here');
  const script = `
import requests
s = requests.Session()
s.proxies = {"http": "http://127.0.0.1:${gyre.proxyPort}"}
for _ in range(12):
    r = s.get("http://target.gyre.test:${target.port}/", timeout=10)
    assert r.status_code == 200, r.status_code
    print(r.text.strip(), r.headers["X-Gyre-Exit"])
`;
  const { code, stdout, stderr } = await run('python3', '-c', script);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  expect(new Set(names(stdout)).size).toBeGreaterThanOrEqual(5);
});

test('Chromium with --proxy-server opens pages', async ({ world: { gyre, target } }) => {
  for (const scheme of ['http', 'socks5']) {
    const browser = await chromium.launch({
      executablePath: process.env['GYRE_CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'],
      proxy: { server: `${scheme}://127.0.0.1:${gyre.proxyPort}` },
    });
    const page = await browser.newPage();
    const seen = new Set<string>();
    for (let i = 0; i < 4; i++) {
      await page.goto(`http://target.gyre.test:${target.port}/?${scheme}${i}`);
      for (const name of names(await page.locator('body').innerText())) seen.add(name);
    }
    await browser.close();
    expect(seen.size).toBeGreaterThanOrEqual(scheme === 'http' ? 2 : 1);
  }
});

test('credentials are asked for as soon as there is a proxy user', async ({ world: { gyre, target } }) => {
  const url = `http://target.gyre.test:${target.port}/`;
  const created = await gyre.ask<{ data: { id: string }; password: string; revision: number }>('POST', '/proxy-users', {
    name: 'alice',
  });
  const status = async (who: string): Promise<string> =>
    (
      await run(
        'curl',
        '-s',
        '-o',
        '/dev/null',
        '-w',
        '%{http_code}',
        '-x',
        `http://${who}127.0.0.1:${gyre.proxyPort}`,
        url,
      )
    ).stdout;
  await expect.poll(() => status('')).toBe('407');
  expect(await status(`alice:${created.password}@`)).toBe('200');
  expect(await status('alice:wrong-password@')).toBe('407');
  expect(await status(`alice-country-fr:${created.password}@`)).toBe('503');
  expect(await status(`alice-nonsense-1:${created.password}@`)).toBe('400');
  await gyre.ask('DELETE', `/proxy-users/${created.data.id}`);
  await expect.poll(() => status('')).toBe('200');
});
