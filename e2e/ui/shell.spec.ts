// The frame around every screen: palette, shortcuts, failure codes, languages, one live stream per browser, and what a lost one looks like.
import type { Page, Request } from '@playwright/test';
import { expect, test } from '../harness/signed-in.ts';
import { openWire } from '../harness/wire.ts';

const screens = [
  ...['/', '/requests', '/explain', '/rules', '/exits', '/pools', '/sessions', '/places', '/health', '/proxy-users'],
  ...['/listeners', '/changes', '/settings', '/help/codes'],
];
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test('A67 any object is found from the palette and acted on', async ({ page, routed }) => {
  const { gyre, ids } = routed;
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox');
  await box.fill('drain boston');
  await expect(page.getByRole('option').first()).toHaveText(/Drain boston/);
  await page.keyboard.press('Enter');
  const notices = page.getByRole('region', { name: 'Notices' });
  await expect(notices.getByText('boston drains')).toBeVisible();
  const exit = (): Promise<{ adminState: string }> => gyre.ask('GET', `/exits/${ids['boston']}`);
  expect((await exit()).adminState).toBe('draining');
  await notices.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await exit()).adminState).toBe('enabled');
  // What was undone is not done again by the key.
  await page.keyboard.press('u');
  await expect(notices.getByText('There is nothing of yours to undo here')).toBeVisible();
  expect((await exit()).adminState).toBe('enabled');

  const sent: string[] = [];
  page.on('request', (it) => sent.push(it.url()));
  await page.keyboard.press('Control+k');
  await box.fill('gw.acme.test 1080 u hidden-word');
  await expect(page.getByRole('option', { name: /Import this exit/ })).toBeVisible();
  await box.fill('new password for alice');
  await expect(page.getByRole('option', { name: 'New password for alice…' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'New password for alice?' })).toBeVisible();
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+k');
  await box.fill('socks5://u:hidden-word@gw.acme.test:1080');
  await page.getByRole('option', { name: /Import this exit/ }).click();
  await expect(page).not.toHaveURL(/hidden-word/);
  await expect(page.getByRole('dialog').getByRole('textbox').first()).toHaveValue(/gw\.acme\.test/);
  expect(sent.filter((url) => url.includes('hidden-word'))).toEqual([]);
  expect(sent.some((url) => url.includes('/search?'))).toBe(true);
});

test('A68 every failure code says what it means, in place', async ({ page, routed }) => {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('no_eligible_exit');
  await page.getByRole('option', { name: /What no_eligible_exit means/ }).click();
  await expect(heading(page)).toHaveText('Failure codes');
  expect(await page.locator('main li h2').count()).toBeGreaterThan(30);
  await page.goto(`${routed.gyre.adminUrl}/help/codes?q=dns_error`);
  await expect(page.getByRole('listitem').filter({ hasText: 'dns_error' })).toContainText('Correct the host name');
});

test('A69 in the pseudo-locale nothing is cut off', async ({ page, routed }) => {
  test.setTimeout(300_000);
  await page.evaluate(() => localStorage.setItem('gyre.language', 'pseudo'));
  for (const screen of screens) {
    await page.goto(`${routed.gyre.adminUrl}${screen}`);
    await expect(heading(page)).toHaveText(/[åéîöû]/);
    for (const width of [800, 1280]) {
      await page.setViewportSize({ width, height: 720 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide, `${screen} at ${width} px`).toBeLessThanOrEqual(0);
    }
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button, th, label, h1, h2')]
        .filter((it) => it.offsetParent !== null && !it.className.includes('sr-only'))
        .filter((it) => it.scrollWidth > it.clientWidth + 1 && !it.closest('[title]'))
        .map((it) => it.innerText),
    );
    expect(cut, screen).toEqual([]);
  }
  await page.evaluate(() => localStorage.setItem('gyre.language', 'de'));
  await page.goto(routed.gyre.adminUrl);
  await expect(page.getByRole('navigation').getByText('Anfragen')).toBeVisible();
  await page.evaluate(() => localStorage.removeItem('gyre.language'));
});

test('A70 single-key shortcuts can be turned off, and stay off', async ({ page }) => {
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await expect(heading(page)).toHaveText('Exits');
  await page.keyboard.press('?');
  await page.getByRole('switch', { name: 'Single-key shortcuts' }).click();
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(heading(page)).toHaveText('Exits');
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await page.keyboard.press('?');
  // What the keys would have opened comes before what the next, working shortcut opens.
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(heading(page)).toHaveText('Exits');
  await page.evaluate(() => localStorage.removeItem('gyre.hotkeys'));
});

test('A59 eight tabs share one stream, and the eighth works', async ({ page, context, routed }) => {
  const open = new Set<Request>();
  const isStream = (request: Request): boolean => new URL(request.url()).pathname === '/api/v1/live';
  context.on('request', (request) => isStream(request) && open.add(request));
  const ended = (request: Request): boolean => open.delete(request);
  context.on('requestfinished', ended).on('requestfailed', ended);
  await page.reload();
  const tabs: Page[] = [];
  for (let i = 0; i < 7; i++) {
    const tab = await context.newPage();
    await tab.goto(`${routed.gyre.adminUrl}/exits`);
    tabs.push(tab);
  }
  const eighth = tabs.at(-1)!;
  await expect(eighth.getByText('berlin')).toBeVisible();
  await expect(eighth.getByRole('button', { name: /^Live\./ })).toBeVisible();
  expect(open.size).toBe(1);
  for (const tab of tabs) await tab.close();
});

test('A60 a lost connection says how old the data is, and comes back by itself', async ({ page, routed }) => {
  const wire = await openWire(Number(new URL(routed.gyre.adminUrl).port));
  await page.goto(`${wire.url}/exits`);
  await expect(page.getByText('berlin')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Live\./ })).toBeVisible();
  await wire.cut();
  await expect(page.getByText(/Figures are as of/).first()).toBeVisible({ timeout: 40_000 });
  await expect(page).toHaveTitle(/offline/);
  await expect(page.getByText('berlin')).toBeVisible();
  await wire.mend();
  await expect(page.getByText(/Figures are as of/)).toHaveCount(0, { timeout: 40_000 });
  await expect(page.getByRole('button', { name: /^Live\./ })).toBeVisible();
  await page.goto('about:blank');
  await wire.cut();
});
