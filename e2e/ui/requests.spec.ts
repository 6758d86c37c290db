// The Requests screen in the browser: the tail, the filter box, one request with its attempts, and its report.
import { until } from '../harness/processes.ts';
import { run } from '../harness/run.ts';
import { expect, test, userPassword, type Routed } from '../harness/signed-in.ts';

interface Rows {
  readonly items: readonly { readonly id: string; readonly code: string | null }[];
}
const found = ({ gyre }: Routed, q: string) =>
  gyre.ask<Rows>('GET', `/requests?q=${encodeURIComponent(q)}`).then(({ items }) => items);
const isLogged = (routed: Routed, q: string) =>
  until(async () => (await found(routed, q))[0], `a request with ${q} is in the log`);

/** Nothing listens at that port of the target. */
const failAt = ({ gyre }: Routed, host: string) =>
  run(
    ...(['curl', '-s', '--proxytunnel', '-o', '/dev/null', '-w', '%{http_code}'] as const),
    ...['-x', `http://alice:${userPassword}@127.0.0.1:${gyre.proxyPort}`, `http://${host}:1/`],
  );

test('A40 the tail holds still while one reads or pauses, and counts what came', async ({ page, routed }) => {
  await routed.ask('alice', 'first.test');
  await page.goto(`${routed.gyre.adminUrl}/requests`);
  const rows = page.getByRole('grid').getByRole('row');
  await expect(page.getByText(`first.test:${routed.target.port}`).first()).toBeVisible();
  await expect(page.getByText('following')).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.getByText('paused')).toBeVisible();
  const top = await rows.nth(1).textContent();
  for (let i = 0; i < 2; i++) await routed.ask('alice', 'second.test');
  await expect(page.getByRole('button', { name: '2 newer' })).toBeVisible();
  expect(await rows.nth(1).textContent()).toBe(top);
  await page.getByRole('button', { name: '2 newer' }).click();
  await expect(rows.nth(1)).toContainText('second.test');
  await expect(page.getByText('following')).toBeVisible();
});

test('A41 one box finds by site, proxy user, exit, code and time', async ({ page, routed }) => {
  await routed.ask('alice-country-de', 'www.find.test');
  await routed.ask('alice-country-is', 'find.test');
  await isLogged(routed, 'site:find.test code:no_eligible_exit');
  await page.goto(`${routed.gyre.adminUrl}/requests?from=-1h`);
  const box = page.getByRole('combobox', { name: 'Filter requests' });
  const rows = page.getByRole('grid').getByRole('row');
  for (const q of ['site:find.test code:no_eligible_exit', 'site:find.test proxyuser:alice ok:no age:<1h']) {
    await box.fill(q);
    await expect(rows).toHaveCount(2);
    await expect(rows.nth(1)).toContainText('no eligible exit');
  }
  await box.fill('site:find.test exit:berlin,munich');
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText('www.find.test');
  await box.fill('site:find.test speed:3');
  await expect(page.getByText('At character 16', { exact: false })).toBeVisible();
  await page.reload();
  await expect(box).toHaveValue(/site:find\.test/);
});

test('A42 each attempt tells its exit, its time, its code and what to do', async ({ page, routed }) => {
  await failAt(routed, 'closed.test');
  const { id, code } = await isLogged(routed, 'site:closed.test ok:no');
  await page.goto(`${routed.gyre.adminUrl}/requests/${id}`);
  const drawer = page.getByRole('dialog', { name: 'closed.test:1' });
  await expect(drawer).toBeVisible();
  await expect(drawer.getByRole('listitem').first()).toContainText(/ms/);
  await expect(drawer.getByText('What happened')).toBeVisible();
  await expect(drawer.getByText(code ?? '', { exact: true }).first()).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(drawer.getByRole('listitem').first()).toBeVisible();
});

test('A43 a report is copied without secrets', async ({ page, routed, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await failAt(routed, 'report.test');
  const { id } = await isLogged(routed, 'site:report.test ok:no');
  await page.goto(`${routed.gyre.adminUrl}/requests/${id}`);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /report/i })
    .click();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain(id);
  expect(text).toContain('report.test:1');
  expect(text).not.toContain(userPassword);
});

test('A68 the code of a failure says in place what it means', async ({ page, routed }) => {
  await routed.ask('alice-country-is', 'code.test');
  const { id } = await isLogged(routed, 'site:code.test code:no_eligible_exit');
  await page.goto(`${routed.gyre.adminUrl}/requests/${id}`);
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByText('no_eligible_exit').first()).toBeVisible();
  await expect(
    drawer
      .getByText('What to do', { exact: false })
      .or(drawer.getByText('Do', { exact: true }))
      .first(),
  ).toBeVisible();
});

test('A45 a person sees how many requests shared one connection to an exit, and which', async ({ page, routed }) => {
  const wish = `alice-exit-${routed.ids['austin']}`;
  for (let i = 0; i < 3; i++) expect((await routed.ask(wish, `share${i}.test`)).exit).toBe('austin');
  const { id } = await isLogged(routed, 'site:share1.test');
  await isLogged(routed, 'site:share2.test');
  await page.goto(`${routed.gyre.adminUrl}/requests/${id}`);
  const drawer = page.getByRole('dialog', { name: /share1\.test/ });
  await expect(drawer.getByText(/^request \d+ of the \d+ that shared it so far/)).toBeVisible();
  await drawer.getByRole('link', { name: 'Show them' }).click();
  const rows = page.getByRole('grid').getByRole('row');
  for (const host of ['share0.test', 'share1.test', 'share2.test'])
    await expect(rows.filter({ hasText: host })).toHaveCount(1);
  // One place each, in their order.
  const { items } = await routed.gyre.ask<{ items: { reuse: number; carrier: string }[] }>(
    'GET',
    `/requests?q=${encodeURIComponent('target:share')}`,
  );
  const places = items.map(({ reuse }) => reuse);
  expect(places).toEqual([places[2]! + 2, places[2]! + 1, places[2]!]);
  expect(new Set(items.map(({ carrier }) => carrier)).size).toBe(1);

  await run(
    ...(['curl', '-s', '--proxytunnel', '-o', '/dev/null'] as const),
    ...['-x', `http://${wish}:${userPassword}@127.0.0.1:${routed.gyre.proxyPort}`],
    `http://tunnelled.test:${routed.target.port}/`,
  );
  const tunnel = await isLogged(routed, 'site:tunnelled.test ok:yes reuse:1');
  await page.goto(`${routed.gyre.adminUrl}/requests/${tunnel.id}`);
  await expect(page.getByRole('dialog')).toContainText('a tunnel of its own; requests inside it cannot be seen');
});
