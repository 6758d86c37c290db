/** What `npm run bench:web` measures from a press on: to the next paint, to the rows of a filter, and the CPU of the page for it. */
import { mainThread, median, quantile } from './web-cpu.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const rest = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

const watchPresses = `
  window.presses = [];
  new PerformanceObserver((list) => {
    for (const it of list.getEntries()) if (it.interactionId > 0) window.presses.push({
      ...{ id: it.interactionId, name: it.name, ms: it.duration },
      what: it.target?.getAttribute?.('aria-label') ?? it.target?.textContent?.slice(0, 30) ?? '',
    });
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });
`;

/**
 * The longest press to the next paint, over what one does all day; \`slowed\`: how many times slower the processor is made to be.
 * @param {import('@playwright/test').BrowserContext} context @param {string} admin @param {number} slowed
 */
export async function longestPress(context, admin, slowed) {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowed });
  await page.addInitScript(watchPresses);
  await page.goto(`http://${admin}/`);
  await page.getByText('Requests/s').first().waitFor();
  await rest(2_000);
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
  const walkCpuMs = await walk(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('user5', { delay: 60 });
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Escape');
  for (const name of ['Pools', 'Requests', 'Health', 'Rules', 'Changes', 'Overview'])
    await page.getByRole('link', { name, exact: true }).first().click();
  await rest(1_000);
  const events = /** @type {{ id: number, name: string, ms: number, what: string }[]} */ (
    await page.evaluate('window.presses')
  );
  await page.close();
  // Several events belong to one press; the longest of them is how long it took.
  /** @type {Map<number, typeof events[number]>} */
  const presses = new Map();
  for (const one of events) if (one.ms > (presses.get(one.id)?.ms ?? 0)) presses.set(one.id, one);
  const all = [...presses.values()].sort((a, b) => b.ms - a.ms);
  const over100Ms = all.filter((it) => it.ms > 100).length;
  return {
    longestMs: all[0]?.ms ?? 0,
    at: all[0]?.name ?? '',
    what: all[0]?.what ?? '',
    over100Ms,
    of: all.length,
    walkCpuMs,
  };
}

/** Median of the CPU that a step to the next exit takes in the drawer, with all that comes of it, ms. @param {Page} page */
async function walk(page) {
  /** @type {number[]} */
  const took = [];
  for (let i = 0; i < 5; i++) {
    await rest(300);
    const cpu = await mainThread(page);
    await page.keyboard.press('j');
    await rest(300);
    took.push(await cpu());
  }
  return Math.round(median(took));
}

/** From the input to the frame that has a row of the new query, by the page's own clock: the test's own way to the page is not in it. */
const watchRows = `
  window.rowsOf = (word) => new Promise((done) => {
    let from = 0;
    const heard = (event) => { if (event.target.value === word) from = event.timeStamp; };
    document.addEventListener('input', heard, true);
    const look = new MutationObserver(() => {
      if (from === 0 || ![...document.querySelectorAll('[role=grid] [role=row]')].some((row) => row.textContent.includes(word))) return;
      look.disconnect();
      document.removeEventListener('input', heard, true);
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now() - from);
        port2.postMessage(0);
      });
    });
    look.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  window.serverMs = () => performance.getEntriesByType('resource')
    .filter((it) => it.name.includes('/exits/window')).map((it) => it.responseStart - it.requestStart);
  performance.setResourceTimingBufferSize(2000);
`;

/** Two hundred queries as one input each, and twenty typed key by key, from the last key. @param {Page} page */
export async function typeQueries(page) {
  const box = page.getByRole('combobox', { name: 'Filter exits' });
  await page.evaluate(watchRows);
  const wordOf = (/** @type {number} */ i) => `user${(i * 7919) % 90_000}`;
  const run = async (/** @type {number} */ i, /** @type {() => Promise<void>} */ type) => {
    await page.evaluate(`void (window.wait = window.rowsOf('${wordOf(i)}'))`);
    await type();
    return /** @type {number} */ (await page.evaluate('window.wait'));
  };
  /** @type {number[]} */
  const took = [];
  const cpu = await mainThread(page);
  for (let i = 1; i <= 200; i++) took.push(await run(i, () => box.fill(wordOf(i))));
  const cpuMs = Math.round((await cpu()) / took.length);
  /** @type {number[]} */
  const typed = [];
  for (let i = 201; i <= 220; i++) {
    await box.fill('user');
    typed.push(await run(i, () => box.pressSequentially(wordOf(i).slice(4), { delay: 70 })));
  }
  const server = /** @type {number[]} */ (await page.evaluate('window.serverMs()'));
  return { once: spread(took), typed: spread(typed), server: spread(server), cpuMs };
}

/** @param {readonly number[]} all */
const spread = (all) => ({ p50Ms: Math.round(median(all)), p99Ms: Math.round(quantile(all, 0.99)) });
