/** What `npm run bench:web` measures over time: a tail that runs for long, and what pages cost that only stand there. */
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

/** Without a page, with one that shows the overview while nothing moves, then with eight. @param {Page} page @param {string} admin @param {number} pid */
export async function idleShare(page, admin, pid) {
  await page.goto('about:blank');
  await rest(3 * second);
  const without = await shareOf(pid, 20 * second);
  await page.goto(`http://${admin}/`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await rest(5 * second);
  const withPage = await shareOf(pid, 20 * second);
  const eight = await openEight(page, admin, pid);
  return { withoutPagePercent: Number(without.toFixed(2)), withPagePercent: Number(withPage.toFixed(2)), eight };
}

/** Seven tabs more in the same browser: when the eighth can be used, how many streams there are, and what all cost. @param {Page} page @param {string} admin @param {number} pid */
async function openEight(page, admin, pid) {
  const context = page.context();
  const tabs = [];
  let streams = 0;
  context.on('request', (asked) => void (asked.url().endsWith('/api/v1/live') && streams++));
  let eighthMs = 0;
  for (let i = 2; i <= 8; i++) {
    const tab = await context.newPage();
    tabs.push(tab);
    const startedAt = performance.now();
    await tab.goto(`http://${admin}/`);
    await tab.getByText('Requests/s').first().waitFor();
    eighthMs = Math.round(performance.now() - startedAt);
  }
  await rest(3 * second);
  const share = await shareOf(pid, 10 * second);
  for (const tab of tabs) await tab.close();
  // The first tab had its stream before anybody counted.
  return { eighthMs, streams: streams + 1, percent: Number(share.toFixed(2)) };
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
