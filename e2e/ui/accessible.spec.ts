// Every screen: no violation that axe finds in either theme, and nothing to scroll sideways on a phone.
import { accessible } from '../harness/accessible.ts';
import { expect, test } from '../harness/signed-in.ts';

const screens = [
  ...['/', '/requests', '/explain', '/explain?target=shop.test', '/sessions', '/exits', '/exits?vendor=any', '/pools'],
  ...['/pools/new', '/places', '/proxy-users', '/proxy-users?username=alice-country-de-session-cart7', '/listeners'],
  ...['/rules', '/rules?new=1', '/settings', '/changes'],
  ...['out', 'pools', 'countries', 'gateways', 'bans', 'profiles', 'alerts'].map((tab) => `/health?tab=${tab}`),
];

for (const path of screens)
  test(`${path} is accessible in both themes, and fits 390 px`, async ({ page, routed: { gyre } }) => {
    // The first one starts the browser and a world, beside whatever else runs.
    test.setTimeout(120_000);
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`${gyre.adminUrl}${path}`);
    // Behind a dialog the page is there, but not for those who cannot see.
    await expect(page.getByRole('heading', { level: 1, includeHidden: true })).toBeVisible();
    await expect(page.getByText('Loading', { exact: false })).toHaveCount(0);
    await accessible(page, path);
    await page.setViewportSize({ width: 390, height: 844 });
    const tooWide = () => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    await expect.poll(tooWide, `${path} scrolls sideways at 390 px`).toBe(false);
    expect(problems).toEqual([]);
  });
