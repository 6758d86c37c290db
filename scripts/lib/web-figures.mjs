/** What `npm run bench:web` measures in a page: script sizes, paints, shifts, and frames while scrolling. */
import { gzipSync } from 'node:zlib';

import { mainThread, median } from './web-cpu.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const watch = `
  window.figures = { fcp: 0, lcp: 0, cls: 0, worst: null };
  new PerformanceObserver((list) => { for (const it of list.getEntries()) if (it.name === 'first-contentful-paint') window.figures.fcp = it.startTime; })
    .observe({ type: 'paint', buffered: true });
  new PerformanceObserver((list) => { for (const it of list.getEntries()) window.figures.lcp = it.startTime; })
    .observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => { for (const it of list.getEntries()) {
    if (it.hadRecentInput) continue;
    window.figures.cls += it.value;
    if (it.value <= (window.figures.worst?.value ?? 0)) continue;
    const what = it.sources.map(({ node }) => (node?.textContent ?? 'gone').trim().slice(0, 40));
    window.figures.worst = { value: Number(it.value.toFixed(4)), atMs: Math.round(it.startTime), what };
  } }).observe({ type: 'layout-shift', buffered: true });
`;

const runDown = `(async () => {
  const it = document.querySelector('[role=grid]');
  const endsAt = performance.now() + 10000;
  const step = it.scrollHeight / 600;
  let count = 0, longest = 0, before = performance.now(), mostRows = 0;
  await new Promise((resolve) => {
    const next = () => {
      const now = performance.now();
      count++;
      longest = Math.max(longest, now - before);
      before = now;
      mostRows = Math.max(mostRows, it.querySelectorAll('[role=row]').length);
      it.scrollTop += step;
      if (now < endsAt) requestAnimationFrame(next);
      else resolve();
    };
    requestAnimationFrame(next);
  });
  return { perSecond: Math.round(count / 10), longestGapMs: Math.round(longest), mostRows };
})()`;

/** @param {import('@playwright/test').BrowserContext} context @param {string} address */
export async function measurePage(context, address) {
  const page = await context.newPage();
  const own = new URL(address).origin;
  let outside = 0;
  /** @type {Promise<{ url: string, bytes: number }>[]} */
  const sizes = [];
  page.on('request', (request) => void (new URL(request.url()).origin !== own && outside++));
  page.on('response', (response) => {
    const url = response.url();
    if (url.endsWith('.js')) sizes.push(response.body().then((body) => ({ url, bytes: gzipSync(body).length })));
  });
  await page.addInitScript(watch);
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  // The budget is for the first ten seconds of live data.
  await page.waitForTimeout(10_000);
  const { fcp, lcp, cls, worst } = await page.evaluate('window.figures');
  /** @type {string[]} */
  const late = await page.evaluate(
    'performance.getEntriesByType("resource").filter((it) => it.responseEnd > window.figures.fcp).map((it) => it.name)',
  );
  const scripts = await Promise.all(sizes);
  const kbOf = (/** @type {typeof scripts} */ some) => Math.round(some.reduce((sum, it) => sum + it.bytes, 0) / 1024);
  await page.close();
  return {
    ...{ fcpMs: Math.round(fcp), lcpMs: Math.round(lcp), cls: Number(cls.toFixed(4)), worst },
    ...{ jsGzipKb: kbOf(scripts), beforeFirstPaintKb: kbOf(scripts.filter((it) => !late.includes(it.url))), outside },
  };
}

/**
 * The largest paint of five loads with the processor slowed four times, as the design asks: their median, the least and the most, ms.
 * @param {import('@playwright/test').BrowserContext} context @param {string} address
 */
export async function slowedPaints(context, address) {
  /** @type {number[]} */
  const all = [];
  for (let i = 0; i < 5; i++) {
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.addInitScript(watch);
    await page.goto(address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForTimeout(2_500);
    all.push(Math.round(/** @type {number} */ (await page.evaluate('window.figures.lcp'))));
    await page.close();
  }
  return { lcpMs: median(all), least: Math.min(...all), most: Math.max(...all) };
}

/** Runs down the whole list in ten seconds. @param {Page} page */
export async function scrollPage(page) {
  const grid = page.getByRole('grid', { name: 'Exits' });
  await grid.getByText('gw', { exact: false }).first().waitFor();
  const cpu = await mainThread(page);
  const frames = /** @type {{ perSecond: number }} */ (await page.evaluate(runDown));
  const cpuPerFrameMs = Number(((await cpu()) / (frames.perSecond * 10)).toFixed(1));
  return { ...frames, cpuPerFrameMs, nodes: await page.locator('*').count() };
}
