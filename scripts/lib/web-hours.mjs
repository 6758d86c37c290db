/** What `npm run bench:web` measures over time: presses to the next paint, a tail that runs for long, and what a page that only stands there costs. */
import { readdirSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';

/** @typedef {import('@playwright/test').Page} Page */

/** Clock ticks a second of /proc: what Linux has on every machine we know. */
const ticks = 100;
const second = 1_000;
const rest = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** CPU seconds of a process and its children so far. @param {number} pid @returns {number} */
function cpuOf(pid) {
  const own = (/** @type {string} */ id) => {
    try {
      const text = readFileSync(`/proc/${id}/stat`, 'latin1');
      const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
      return { parent: Number(fields[1]), cpu: (Number(fields[11]) + Number(fields[12])) / ticks };
    } catch {
      return undefined;
    }
  };
  let sum = 0;
  for (const id of readdirSync('/proc')) {
    const it = /^\d+$/.test(id) ? own(id) : undefined;
    if (it !== undefined && (Number(id) === pid || it.parent === pid)) sum += it.cpu;
  }
  return sum;
}

/** Share of one core that Gyre takes for `ms`, percent. @param {number} pid @param {number} ms */
async function shareOf(pid, ms) {
  const before = cpuOf(pid);
  await rest(ms);
  return ((cpuOf(pid) - before) / (ms / second)) * 100;
}

/** Without a page, then with one that shows the overview and nothing moves. @param {Page} page @param {string} admin @param {number} pid */
export async function idleShare(page, admin, pid) {
  await page.goto('about:blank');
  await rest(3 * second);
  const without = await shareOf(pid, 30 * second);
  await page.goto(`http://${admin}/`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await rest(5 * second);
  const withPage = await shareOf(pid, 30 * second);
  return { withoutPagePercent: Number(without.toFixed(2)), withPagePercent: Number(withPage.toFixed(2)) };
}

const watchPresses = `
  window.presses = [];
  new PerformanceObserver((list) => {
    for (const it of list.getEntries()) if (it.interactionId > 0) window.presses.push({ name: it.name, ms: it.duration });
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });
`;

/** The longest press to the next paint, over what one does all day. @param {import('@playwright/test').BrowserContext} context @param {string} admin */
export async function longestPress(context, admin) {
  const page = await context.newPage();
  await page.addInitScript(watchPresses);
  await page.goto(`http://${admin}/`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await rest(2 * second);
  const grid = page.getByRole('grid', { name: 'Exits' });
  await page.getByRole('link', { name: 'Exits', exact: true }).first().click();
  await grid.getByText('gw').first().waitFor();
  await page.getByRole('combobox', { name: 'Filter exits' }).pressSequentially('user77', { delay: 60 });
  await grid.getByText('user77').first().waitFor();
  await page.keyboard.press('Escape');
  await grid.getByRole('checkbox').first().click();
  await grid.getByRole('checkbox').first().click();
  await grid.getByText('user').first().click();
  await page.getByRole('dialog').waitFor();
  for (let i = 0; i < 5; i++) await page.keyboard.press('j');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('user5', { delay: 60 });
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Escape');
  for (const name of ['Pools', 'Requests', 'Health', 'Rules', 'Changes', 'Overview'])
    await page.getByRole('link', { name, exact: true }).first().click();
  await rest(second);
  const presses = /** @type {{ name: string, ms: number }[]} */ (await page.evaluate('window.presses'));
  await page.close();
  presses.sort((a, b) => b.ms - a.ms);
  return {
    longestMs: presses[0]?.ms ?? 0,
    at: presses[0]?.name ?? '',
    over100Ms: presses.filter((it) => it.ms > 100).length,
  };
}

/** Requests that are refused at once, so that rows come as fast as asked. @param {number} port @param {string} login @param {number} perSecond */
function stream(port, login, perSecond) {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const headers = { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` };
  let n = 0;
  const ask = () => {
    const path = `http://127.0.0.1:9/${n++ % 1000}`;
    const one = request({ host: '127.0.0.1', port, agent, path, headers }, (answer) => answer.resume());
    one.on('error', () => {});
    one.end();
  };
  const each = 20;
  const timer = setInterval(() => {
    for (let i = 0; i < perSecond / each; i++) ask();
  }, second / each);
  return () => {
    clearInterval(timer);
    agent.destroy();
    return n;
  };
}

/**
 * Heap and nodes of a page that follows the tail, early and late.
 * @param {Page} page @param {{ admin: string, port: number, login: string, seconds: number }} where
 */
export async function tailGrowth(page, { admin, port, login, seconds }) {
  await page.goto(`http://${admin}/requests`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const cdp = await page.context().newCDPSession(page);
  const look = async () => {
    await cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await cdp.send('Runtime.getHeapUsage');
    return { heapMb: Number((usedSize / 1e6).toFixed(1)), nodes: await page.locator('*').count() };
  };
  const end = stream(port, login, 500);
  await rest(20 * second);
  const early = await look();
  await rest(seconds * second);
  const late = await look();
  const asked = end();
  await cdp.detach();
  return { perSecond: Math.round(asked / (seconds + 20)), seconds, early, late };
}
