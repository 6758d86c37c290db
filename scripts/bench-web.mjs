/**
 * `npm run bench:web`: the dashboard over a hundred thousand exits against the budgets of the design; figures go to bench/results.
 * `npm run bench:web -- EXITS SECONDS`: other numbers of exits (100000), and of seconds that the tail is followed (40). Takes five minutes.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium } from '@playwright/test';

import { measurePage, scrollPage, slowedPaints } from './lib/web-figures.mjs';
import { idleShare, tailGrowth } from './lib/web-hours.mjs';
import { longestPress, typeQueries } from './lib/web-presses.mjs';
import { build, install, installBrowser } from './lib/prepare.mjs';
import { root } from './lib/step.mjs';

const admin = '127.0.0.1:18995';
const token = 'the-token-of-the-figures';
const password = 'secret-word';
const proxyPort = 18994;
const exits = Number(process.argv[2] ?? 100_000);
const tailSeconds = Number(process.argv[3] ?? 40);

await install();
await installBrowser();
await build();
const dataDir = mkdtempSync(join(tmpdir(), 'gyre-bench-web-'));
const args = [
  'server/dist/bundle/main.js',
  '--data-dir',
  dataDir,
  '--proxy',
  `127.0.0.1:${proxyPort}`,
  '--admin',
  admin,
];
const env = {
  ...process.env,
  GYRE_ADMIN_TOKEN: token,
  GYRE_ADMIN_USERNAME: 'ann',
  GYRE_ADMIN_PASSWORD: 'a long password',
};
const gyre = spawn(process.execPath, [...args, '--workers', '1'], { cwd: root, env, stdio: 'ignore' });
try {
  await until(async () => (await fetch(`http://${admin}/readyz`).catch(() => undefined))?.ok === true);
  await ask('PATCH', '/settings', JSON.stringify({ probe: { enabled: false } }), 'application/json');
  const lines = Array.from(
    { length: exits },
    (_, i) => `http://user${i}:secret@gw${i % 200}.acme.example:${2000 + (i % 500)}`,
  );
  const startedAt = performance.now();
  await ask('POST', '/exits/import?maxLines=0', lines.join('\n'), 'text/plain');
  const importMs = Math.round(performance.now() - startedAt);
  await ask('POST', '/proxy-users', JSON.stringify({ name: 'tail', password }), 'application/json');
  // A worker that still takes the import is told on top of the overview, and its end moves all that stands below.
  await until(async () => (await read('/overview')).attention.length === 0);
  const figures = {
    at: new Date().toISOString(),
    exits,
    importMs,
    loadBefore: loadNow(),
    ...(await measured()),
    loadAfter: loadNow(),
  };
  const file = join(root, 'bench/results', `${figures.at.slice(0, 10)}-web.json`);
  writeFileSync(file, `${JSON.stringify(figures, undefined, 2)}\n`);
  console.log(JSON.stringify(figures, undefined, 2));
} finally {
  gyre.kill();
  await new Promise((resolve) => (gyre.exitCode === null ? gyre.once('exit', resolve) : resolve(undefined)));
  rmSync(dataDir, { recursive: true, force: true });
}

/** Of the last minute. */
function loadNow() {
  return Number((loadavg()[0] ?? 0).toFixed(1));
}

async function measured() {
  const executablePath = process.env.GYRE_CHROMIUM ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-quic'] });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(`http://${admin}/sign-in`);
  await page.getByLabel('Admin name').fill('ann');
  await page.getByLabel('Password', { exact: true }).fill('a long password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
  const overview = await measurePage(context, `http://${admin}/`);
  const list = await measurePage(context, `http://${admin}/exits`);
  const slowed = {
    overview: await slowedPaints(context, `http://${admin}/`),
    exits: await slowedPaints(context, `http://${admin}/exits`),
    press: await longestPress(context, admin, 4),
  };
  const press = await longestPress(context, admin, 1);
  await page.goto(`http://${admin}/exits?sort=label`);
  const scroll = await scrollPage(page);
  const filter = await typeQueries(page);
  const idle = await idleShare(page, admin, /** @type {number} */ (gyre.pid));
  const tail = await tailGrowth(page, { admin, port: proxyPort, login: `tail:${password}`, seconds: tailSeconds });
  await browser.close();
  return { overview, exits_: list, slowed, press, scroll, filter, idle, tail };
}

/** @param {string} method @param {string} path @param {string} body @param {string} type */
async function ask(method, path, body, type) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': type };
  const answer = await fetch(`http://${admin}/api/v1${path}`, { method, headers, body });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
}
/** @param {string} path @returns {Promise<any>} */
async function read(path) {
  const answer = await fetch(`http://${admin}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
  return answer.json();
}
/** @param {() => Promise<boolean>} what */
async function until(what) {
  while (!(await what())) await new Promise((resolve) => setTimeout(resolve, 100));
}
