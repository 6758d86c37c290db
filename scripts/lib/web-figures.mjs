/** What `npm run bench:web` measures in a page: script sizes, paints, shifts, frames while scrolling, and typing to painted rows. */
import { gzipSync } from 'node:zlib';

/** @typedef {import('@playwright/test').Page} Page */

const watch = `
  window.figures = { fcp: 0, lcp: 0, cls: 0 };
  new PerformanceObserver((list) => { for (const it of list.getEntries()) if (it.name === 'first-contentful-paint') window.figures.fcp = it.startTime; })
    .observe({ type: 'paint', buffered: true });
  new PerformanceObserver((list) => { for (const it of list.getEntries()) window.figures.lcp = it.startTime; })
    .observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => { for (const it of list.getEntries()) if (!it.hadRecentInput) window.figures.cls += it.value; })
    .observe({ type: 'layout-shift', buffered: true });
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
  const { fcp, lcp, cls } = await page.evaluate('window.figures');
  /** @type {string[]} */
  const late = await page.evaluate(
    'performance.getEntriesByType("resource").filter((it) => it.responseEnd > window.figures.fcp).map((it) => it.name)',
  );
  const scripts = await Promise.all(sizes);
  const kbOf = (/** @type {typeof scripts} */ some) => Math.round(some.reduce((sum, it) => sum + it.bytes, 0) / 1024);
  await page.close();
  return {
    ...{ fcpMs: Math.round(fcp), lcpMs: Math.round(lcp), cls: Number(cls.toFixed(4)) },
    ...{ jsGzipKb: kbOf(scripts), beforeFirstPaintKb: kbOf(scripts.filter((it) => !late.includes(it.url))), outside },
  };
}

/** Runs down the whole list in ten seconds. @param {Page} page */
export async function scrollPage(page) {
  const grid = page.getByRole('grid', { name: 'Exits' });
  await grid.getByText('gw', { exact: false }).first().waitFor();
  const frames = /** @type {object} */ (await page.evaluate(runDown));
  return { ...frames, nodes: await page.locator('*').count() };
}

/** From the last key to rows of the new query. @param {Page} page */
export async function typeQueries(page) {
  const box = page.getByRole('combobox', { name: 'Filter exits' });
  /** @type {number[]} */
  const took = [];
  for (let i = 0; i < 100; i++) {
    const word = `user${(i * 7919) % 90_000}`;
    const startedAt = performance.now();
    await box.fill(word);
    await page.getByRole('grid', { name: 'Exits' }).getByText(word).first().waitFor();
    took.push(performance.now() - startedAt);
  }
  took.sort((a, b) => a - b);
  return { p50Ms: Math.round(took[50] ?? 0), p99Ms: Math.round(took[98] ?? 0) };
}
