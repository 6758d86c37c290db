/** `npm run screens`: starts the demo, signs in, and takes the pictures in docs/screens: every screen, light and dark, 1440 and 390 px. */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { chromium } from '@playwright/test';

import { build, install, installBrowser } from './lib/prepare.mjs';
import { root } from './lib/step.mjs';

const admin = 'http://127.0.0.1:18991';
const password = 'a password for the pictures';
const folder = join(root, 'docs/screens');
const screens = ['/', '/exits', '/pools', '/proxy-users', '/listeners', '/settings', '/changes'];
/** The demo's traffic fills the charts meanwhile. */
const warmMs = 60_000;

await install();
await installBrowser();
await build();
mkdirSync(folder, { recursive: true });
const gyre = spawn(
  process.execPath,
  ['server/dist/src/main.js', '--demo', '--proxy', '127.0.0.1:18990', '--admin', '127.0.0.1:18991'],
  { cwd: root, stdio: 'ignore', env: { ...process.env, GYRE_ADMIN_PASSWORD: password, GYRE_ADMIN_USERNAME: 'demo' } },
);
await new Promise((resolve) => setTimeout(resolve, warmMs));
const browser = await chromium.launch({
  executablePath: process.env['GYRE_CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
for (const colorScheme of /** @type {const} */ (['light', 'dark']))
  for (const width of [1440, 390]) {
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
    for (const screen of screens) {
      await page.goto(admin + screen);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForTimeout(2500);
      await shoot(screen === '/' ? 'overview' : screen.slice(1));
    }
    await context.close();
  }
await browser.close();
gyre.kill('SIGTERM');
