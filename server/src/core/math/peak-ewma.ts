// A moving average of latencies that believes bad news at once and good news slowly: a peak replaces it, then it decays toward what is seen.
// The formula is that of Finagle's `Ewma`/`PeakEwma` metric (twitter/finagle, finagle-core, loadbalancer/PeakEwma.scala).

/** How long it takes what was seen to lose 63 % of its weight. Finagle's default. */
export const decayMs = 10_000;

/** The new average after `ms` was seen `sinceMs` after the one before; NaN stands for no average yet. */
export function peakEwma(average: number, ms: number, sinceMs: number): number {
  if (!(ms < average)) return ms;
  const kept = Math.exp(-Math.max(0, sinceMs) / decayMs);
  return average * kept + ms * (1 - kept);
}
