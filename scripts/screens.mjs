/** `npm run screens`: starts the demo, signs in, and takes the pictures in docs/screens: every screen, light and dark, 1440 and 390 px. */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { chromium } from '@playwright/test';

import { busy, furnish, live } from './lib/demo-life.mjs';
import { build, install, installBrowser } from './lib/prepare.mjs';
import { root } from './lib/step.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const admin = 'http://127.0.0.1:18991';
const password = 'a password for the pictures';
const token = 'the-token-of-the-pictures';
const place = { admin, token, proxyPort: 18990, userPort: 18992 };
const folder = join(root, 'docs/screens');
/** Only those whose name holds one of these, for a look at a few: `npm run screens -- rules,cost`. */
const only = process.argv[2] ?? '';
const isWanted = (/** @type {string} */ name) => only.split(',').some((one) => name.includes(one));
/** The demo's traffic fills the charts of five minutes meanwhile. */
const warmMs = isWanted('overview') ? 290_000 : 15_000;

/** @param {Page} page @param {string} text */
async function find(page, text) {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').first().fill(text);
  await page.getByRole('option').first().waitFor();
}

const planned = `version: 1

pools:
  - name: german
    strategy: least-in-flight
    query: country:DE,AT,CH
    fallbacks: [anywhere]
  - name: nordic
    query: country:SE,NO,DK,FI

proxyUsers:
  - name: alice
    pools: [default, anywhere, german, nordic]
    caps: { bytesPerMonth: 50000000 }
`;
/** A document that asks for something else, and what it would do. @param {Page} page */
async function plan(page) {
  await page.getByRole('textbox', { name: 'Document' }).fill(planned);
  await page.getByRole('button', { name: 'Show the plan' }).click();
  await page.getByRole('region', { name: 'Plan' }).waitFor();
}

/** Lines of several kinds, one of which cannot be read. @param {Page} page */
async function paste(page) {
  const lines = Array.from({ length: 12 }, (_, n) => `203.0.113.${20 + n}:8000:acme-de-${n}:practice`);
  const more = ['socks5://gw.acme.example:1080', 'http://acme-u1:practice@gw.acme.example:8080', '203.0.113.40:99999'];
  await page
    .getByRole('dialog')
    .getByRole('textbox')
    .first()
    .fill([...lines, ...more].join('\n'));
}

/** Name of the picture, address, and what is done there before it is taken. @type {readonly (readonly [string, string, ((page: Page) => Promise<unknown>)?])[]} */
const screens = [
  ['overview', '/'],
  ['cost', '/?view=cost'],
  ['requests', '/requests'],
  ['requests-found', '/requests?q=ok:no&from=-1h'],
  ['request', '/requests?q=ok:no', (page) => page.locator('#request-row-0').click()],
  ['explain', '/explain?target=shop.gyre.test:80&kind=exchange&proxyuser=alice&wishes=country-de'],
  ['explain-refused', '/explain?target=shop.gyre.test:80&kind=exchange&proxyuser=alice&wishes=country-is'],
  ['sessions', '/sessions'],
  ['exits', '/exits'],
  ['exit', '/exits', (page) => page.getByText('Amsterdam 2', { exact: true }).click()],
  ['import', '/exits?import=1', paste],
  ['vendor-gateway', '/exits?vendor=brightdata'],
  ['pools', '/pools'],
  ['pool', '/pools', (page) => page.getByRole('link', { name: 'german', exact: true }).first().click()],
  ['pool-new', '/pools/new', (page) => page.getByRole('button', { name: 'By country' }).click()],
  // Its shapes come in a chunk of their own.
  ['places', '/places', (page) => page.getByRole('status', { name: 'Loading the map' }).waitFor({ state: 'hidden' })],
  ['health', '/health'],
  ['health-pools', '/health?tab=pools'],
  ['health-countries', '/health?tab=countries'],
  ['health-gateways', '/health?tab=gateways'],
  ['health-bans', '/health?tab=bans'],
  ['health-profiles', '/health?tab=profiles'],
  ['health-alerts', '/health?tab=alerts'],
  ['proxy-users', '/proxy-users'],
  ['usernames', '/proxy-users?username=alice-country-de-session-cart7-ttl-10m'],
  ['proxy-user', '/proxy-users', (page) => page.getByRole('link', { name: 'alice', exact: true }).first().click()],
  ['listeners', '/listeners'],
  ['rules', '/rules'],
  ['rule', '/rules', (page) => page.getByRole('button', { name: 'Edit British shop' }).click()],
  ['changes', '/changes'],
  ['change', '/changes', (page) => page.getByRole('link', { name: /^Diff/ }).first().click()],
  ['codes', '/help/codes'],
  ['palette', '/pools', (page) => find(page, 'german')],
  ['preferences', '/pools', (page) => find(page, 'preferences').then(() => page.keyboard.press('Enter'))],
  ['settings', '/settings'],
  ['admins', '/settings/admins'],
  ['tokens', '/settings/tokens'],
  ['backups', '/settings/backups'],
  ['config', '/settings/config', plan],
];

await install();
await installBrowser();
await build();
mkdirSync(folder, { recursive: true });
const gyre = spawn(
  process.execPath,
  ['server/dist/bundle/main.js', '--demo', '--proxy', `127.0.0.1:${place.proxyPort}`, '--admin', admin.slice(7)],
  {
    cwd: root,
    stdio: 'ignore',
    env: { ...process.env, GYRE_ADMIN_PASSWORD: password, GYRE_ADMIN_USERNAME: 'demo', GYRE_ADMIN_TOKEN: token },
  },
);
process.once('exit', () => gyre.kill('SIGTERM'));
while (!(await fetch(`${admin}/readyz`).catch(() => undefined))?.ok) await new Promise((done) => setTimeout(done, 200));
await furnish(place);
const rest = busy(place);
await new Promise((resolve) => setTimeout(resolve, warmMs));

const browser = await chromium.launch({
  executablePath: process.env['GYRE_CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
/**
 * Signs in and takes every picture in one look.
 * @param {'light' | 'dark'} colorScheme
 * @param {number} width
 */
async function take(colorScheme, width) {
  // Anew for each look: the tail forgets, the demo is busy.
  await live(place);
  const context = await browser.newContext({ colorScheme, viewport: { width, height: width === 390 ? 844 : 900 } });
  const page = await context.newPage();
  const shoot = (/** @type {string} */ name) =>
    page.screenshot({ path: join(folder, `${name}-${colorScheme}-${width}.png`) });
  await page.goto(`${admin}/sign-in`);
  await page.getByLabel('Admin name').fill('demo');
  await shoot('sign-in');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
  for (const [name, path, act] of screens.filter((it) => isWanted(it[0]))) {
    await page.goto(admin + path);
    // Under a dialog it is hidden from those who cannot see.
    await page.getByRole('heading', { level: 1, includeHidden: true }).waitFor();
    await page.waitForTimeout(1000);
    await act?.(page);
    await page.waitForTimeout(1000);
    await shoot(name);
  }
  await context.close();
}

for (const colorScheme of /** @type {const} */ (['light', 'dark']))
  for (const width of [1440, 390]) await take(colorScheme, width);
await browser.close();
rest();
gyre.kill('SIGTERM');
