// Every verb of every noun at 390 px with a finger: whatever can be pressed on a wide screen can be pressed there.
import type { Locator, Page } from '@playwright/test';
import { expect, takeSession, test as base, type Routed } from '../harness/signed-in.ts';
import { freePort } from '@gyre/server/testkit/free-port';
import { touchFaults, verbsOf } from '../harness/verbs.ts';

interface Places {
  /** By what stands in braces in an address. */
  readonly ids: Readonly<Record<string, string>>;
  readonly wide: Page;
  readonly phone: Page;
}

/** One of each noun, so that its verbs are there. */
async function furnish({ gyre, ids, ask }: Routed): Promise<Readonly<Record<string, string>>> {
  const make = async (path: string, body: object): Promise<string> =>
    (await gyre.ask<{ data: { id: string } }>('POST', path, body)).data.id;
  const pool = await make('/pools', { name: 'german', query: 'country:DE' });
  const user = await make('/proxy-users', { name: 'phone_a', pools: [pool], caps: { bytesPerMonth: 5_000_000 } });
  await make('/listeners', { name: 'second', host: '127.0.0.1', port: await freePort() });
  for (const name of ['one', 'two'])
    await make('/rules', { name, when: { targets: [`${name}.test`] }, then: { poolId: pool } });
  await gyre.ask('POST', '/site-bans', { exitId: ids['berlin'], site: 'banned.test' });
  await gyre.ask('POST', '/webhooks', { name: 'chat', url: 'https://chat.example/hook', kinds: [] });
  await gyre.ask('POST', '/tokens', { name: 'nightly', scope: 'read', expiresAt: null });
  await gyre.ask('POST', '/admins', { name: 'vera', password: 'a long password too', role: 'view' });
  await gyre.ask('POST', '/backups');
  await ask('alice-country-gb-session-cart7', 'held.test');
  await ask('alice-country-is', 'refused.test');
  const { items } = await gyre.ask<{ items: { id: string }[] }>('GET', '/changes');
  return { pool, user, exit: ids['berlin']!, change: items[0]!.id };
}

const test = base.extend<object, Places>({
  ids: [async ({ routed }, use) => use(await furnish(routed)), { scope: 'worker' }],
  wide: [
    async ({ browser, routed }, use) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      await takeSession(context, routed.gyre);
      await use(await context.newPage());
      await context.close();
    },
    { scope: 'worker' },
  ],
  phone: [
    async ({ browser, routed }, use) => {
      const context = await browser.newContext({
        ...{ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
      });
      await takeSession(context, routed.gyre);
      await use(await context.newPage());
      await context.close();
    },
    { scope: 'worker' },
  ],
});

const screens: readonly string[] = [
  ...['/', '/?view=cost', '/requests?q=ok:no', '/explain?target=shop.test&proxyuser=alice&wishes=country-is'],
  ...[
    '/sessions',
    '/exits',
    '/exits?exit={exit}',
    '/exits?exit={exit}&tab=bans',
    '/exits?import=1',
    '/exits?vendor=any',
    '/pools',
  ],
  ...[
    '/pools/new',
    '/pools/{pool}',
    '/places',
    '/proxy-users',
    '/proxy-users/{user}',
    '/listeners',
    '/rules',
    '/rules?new=1',
  ],
  ...['/settings', '/settings/admins', '/settings/tokens', '/settings/backups', '/settings/config'],
  ...['/changes', '/changes/{change}', '/help/codes'],
  ...['out', 'pools', 'countries', 'gateways', 'bans', 'profiles', 'alerts'].map((tab) => `/health?tab=${tab}`),
];

async function open(page: Page, adminUrl: string, path: string, ids: Places['ids']): Promise<void> {
  await page.goto(adminUrl + path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name]!));
  await expect(page.getByRole('heading', { level: 1, includeHidden: true })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('status', { name: /^Loading/ })).toHaveCount(0, { timeout: 30_000 });
  await expect(page.getByText('Loading', { exact: false })).toHaveCount(0, { timeout: 30_000 });
}

/** What is open over the page has all verbs while it is open. */
async function top(page: Page): Promise<Locator> {
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  return (await dialog.count()) > 0 ? dialog : page.getByRole('main');
}

/** What is of no use on a phone, and why. */
const noPlace: readonly (readonly [path: RegExp, verb: RegExp, why: string])[] = [
  [/^\/exits/, /^Columns$|^Move .* to the (left|right)$/, 'rows of two lines have no columns'],
  [/^\/exits/, /^Export$/, 'its choices are among More actions'],
  [/^\/places/, /^(Exits|Traffic|Success|Fill the screen|.*: .* eligible, .*)$/, 'the map gives way to its table'],
  [/^\/health\?tab=(?!out)/, /^(healthy|probation|ejected|unproven)#/, 'the figures stand over the first part only'],
];
const hasNoPlace = (path: string, verb: string): boolean =>
  noPlace.some(([at, name]) => at.test(path) && name.test(verb));

/** Figures move between two looks. */
const still = (names: Set<string>): Set<string> =>
  new Set([...names].map((it) => it.replace(/\d[\d.,]*( ?(?:[kMGT]?B|ms|s|%|k|M))?/g, '#')));

async function compare(path: string, { routed: { gyre }, ids, wide, phone }: Places & { routed: Routed }) {
  await open(wide, gyre.adminUrl, path, ids);
  const wanted = still(await verbsOf(wide, await top(wide)));
  await open(phone, gyre.adminUrl, path, ids);
  const found = still(await verbsOf(phone, await top(phone)));
  // The head of a column sorts by it; on a phone a list of "Label, ascending" does.
  const isSort = (name: string): boolean => [...found].some((it) => it.startsWith(`${name}, `));
  const missing = [...wanted].filter((it) => !found.has(it) && !isSort(it) && !hasNoPlace(path, it));
  const tooWide = await phone.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  return { missing, ...(await touchFaults(phone)), tooWide };
}

for (const path of screens)
  test(`A63 every verb of ${path} can be used at 390 px`, async ({ routed, ids, wide, phone }) => {
    const faults = await compare(path, { routed, ids, wide, phone });
    expect(faults).toEqual({ missing: [], clipped: [], small: [], low: [], tooWide: false });
  });

test('A63 every verb on chosen exits can be used at 390 px', async ({ routed: { gyre }, ids, wide, phone }) => {
  const chosen = async (page: Page): Promise<Set<string>> => {
    await open(page, gyre.adminUrl, '/exits', ids);
    await page.getByRole('checkbox', { name: 'Select berlin' }).check();
    return verbsOf(page, page.getByRole('region', { name: 'Change selected exits' }));
  };
  const wanted = await chosen(wide);
  expect([...wanted]).toContain('Remove…');
  const found = await chosen(phone);
  expect([...wanted].filter((it) => !found.has(it))).toEqual([]);
  expect(await touchFaults(phone)).toEqual({ clipped: [], small: [], low: [] });
});

test('A63 every screen, and what belongs to the admin, is reached at 390 px', async ({ routed, ids, wide, phone }) => {
  const { adminUrl } = routed.gyre;
  const both = async (page: Page, where: (page: Page) => Locator): Promise<Set<string>> => {
    await open(page, adminUrl, '/pools', ids);
    return verbsOf(page, where(page));
  };
  const nav = (page: Page): Locator => page.getByRole('navigation', { name: 'Main' });
  const bar = (page: Page): Locator => page.getByRole('banner');
  const [screens, reached] = [await both(wide, nav), await both(phone, nav)];
  // Behind the name of a screen stands how many things need somebody there.
  const isReached = (name: string): boolean => [...reached].some((it) => name.startsWith(it) || it.startsWith(name));
  // The name of Gyre is in the bar on top, proxy users are "Users" where they fit, and what is not there needs no folding.
  const other = /^(Gyre|Proxy users|Collapse navigation)$/;
  expect([...screens].filter((it) => !isReached(it) && !other.test(it))).toEqual([]);
  expect([...reached].some((it) => /^(Proxy users|Users)$/.test(it))).toBe(true);
  const [verbs, found] = [await both(wide, bar), await both(phone, bar)];
  for (const verb of ['System', 'Light', 'Dark', 'Preferences', 'Sign out']) {
    expect(
      [...verbs].some((it) => it.startsWith(verb)),
      verb,
    ).toBe(true);
    expect(
      [...found].some((it) => it.startsWith(verb)),
      verb,
    ).toBe(true);
  }
  expect([...found]).toContain('Command palette');
});
