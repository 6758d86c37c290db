// Every screen, at its widest and on a phone: no violation that axe finds in either theme, and nothing to scroll sideways.
import type { Page } from '@playwright/test';
import { accessible } from '../harness/accessible.ts';
import { takeSession, test as base, expect, type Routed } from '../harness/signed-in.ts';

interface Walk {
  /** One signed-in page for all screens of a worker: what it has loaded it keeps. */
  readonly walker: Page;
  readonly ofAll: Ids;
}
interface Ids {
  readonly user: string;
  readonly change: string;
}

async function idsOf({ gyre }: Routed): Promise<Ids> {
  const first = async (path: string) => (await gyre.ask<{ items: { id: string }[] }>('GET', path)).items[0]!.id;
  return { user: await first('/proxy-users'), change: await first('/changes') };
}

const test = base.extend<object, Walk>({
  ofAll: [async ({ routed }, use) => use(await idsOf(routed)), { scope: 'worker' }],
  walker: [
    async ({ browser, routed }, use) => {
      const context = await browser.newContext();
      await takeSession(context, routed.gyre);
      await routed.ask('alice', 'served.test');
      await routed.ask('alice-country-is', 'refused.test');
      await use(await context.newPage());
      await context.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});
test.describe.configure({ mode: 'parallel' });

const pressed = (keys: string) => (page: Page) => page.keyboard.press(keys);
const screens: readonly string[] = [
  ...['/', '/requests', '/requests?q=ok:no', '/explain', '/explain?target=shop.test', '/sessions'],
  ...['/exits', '/exits?vendor=any', '/pools', '/pools/new', '/places', '/proxy-users', '/proxy-users/{user}'],
  ...['/proxy-users?username=alice-country-de-session-cart7', '/listeners', '/rules', '/rules?new=1'],
  ...[
    '/settings',
    '/settings/admins',
    '/settings/tokens',
    '/settings/backups',
    '/settings/config',
    '/changes',
    '/changes/{change}',
    '/help/codes',
  ],
  ...['out', 'pools', 'countries', 'gateways', 'bans', 'profiles', 'alerts'].map((tab) => `/health?tab=${tab}`),
];
/** What is opened where, and how. */
const opened: readonly (readonly [string, string, (page: Page) => Promise<unknown>])[] = [
  ['the palette', '/pools', pressed('Control+k')],
  ['the list of shortcuts', '/rules', pressed('?')],
  ['preferences', '/listeners', openPreferences],
];

async function openPreferences(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('preferences');
  await page
    .getByRole('option', { name: /preferences/i })
    .first()
    .click();
  await page.getByRole('dialog').getByRole('heading', { name: 'Preferences' }).waitFor();
}

for (const [name, path, act] of [...screens.map((it) => [it, it, undefined] as const), ...opened])
  test(`A64 ${name} is accessible in both themes, and fits 390 px and 400 %`, async ({
    walker: page,
    routed: { gyre },
    ofAll,
  }) => {
    // The first one starts the browser and a world, beside whatever else runs.
    test.setTimeout(120_000);
    const problems: string[] = [];
    const note = (error: Error): unknown => problems.push(error.message);
    page.on('pageerror', note);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${gyre.adminUrl}${path.replace('{user}', ofAll.user).replace('{change}', ofAll.change)}`);
    // Behind a dialog the page is there, but not for those who cannot see.
    await expect(page.getByRole('heading', { level: 1, includeHidden: true })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('Loading', { exact: false })).toHaveCount(0, { timeout: 30_000 });
    await act?.(page);
    await accessible(page, name);
    await page.setViewportSize({ width: 390, height: 844 });
    const tooWide = () => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    await expect.poll(tooWide, `${name} scrolls sideways at 390 px`).toBe(false);
    await accessible(page, `${name} at 390 px`);
    // 400 % of 1280 px, for somebody whose system sets the colours and stills what moves.
    await page.setViewportSize({ width: 320, height: 256 });
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    await expect.poll(tooWide, `${name} scrolls sideways at 400 %`).toBe(false);
    const moving = () =>
      page.evaluate(() => document.getAnimations().filter((it) => it.playState === 'running').length);
    await expect.poll(moving, `${name} moves though motion is reduced`).toBe(0);
    await page.emulateMedia({ forcedColors: null, reducedMotion: null });
    page.off('pageerror', note);
    expect(problems).toEqual([]);
  });
