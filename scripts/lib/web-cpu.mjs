/** What the main thread of a page took: honest also while the machine does other things. */

/** Starts to count; the returned function ends it and says how much it was, ms of CPU in tasks. @param {import('@playwright/test').Page} page */
export async function mainThread(page) {
  const cdp = await page.context().newCDPSession(page);
  // Time of the thread, not of the clock: another process that has the core is not counted.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const now = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const before = await now();
  return async () => {
    const took = (await now()) - before;
    await cdp.detach();
    return took;
  };
}

/** @param {readonly number[]} all @param {number} share 0..1 */
export const quantile = (all, share) => [...all].sort((a, b) => a - b)[Math.floor(all.length * share)] ?? 0;
/** @param {readonly number[]} all */
export const median = (all) => quantile(all, 0.5);
