// How a cap is cut into slices: geometric, so that the first are large and the last bytes still find their way to whoever wants them.

/** Bytes of a slice: at least so much while there is as much, and at most so much. */
export const leastSlice = 65_536;
export const mostSlice = 67_108_864;
/** Credit of all workers together, percent of the cap; of one, at least and at most, bytes. */
const creditPercent = 1;
const leastCredit = 65_536;
const mostCredit = 1_073_741_824;

/** The next slice of what is free, for one of so many workers. */
export function sliceOf(free: number, workers: number): number {
  const share = Math.floor(free / (2 * Math.max(1, workers)));
  return Math.max(0, Math.min(free, Math.max(leastSlice, Math.min(share, mostSlice))));
}

/** What one of so many workers may overdraw while control does not answer. */
export function creditOf(cap: number, workers: number): number {
  const share = Math.floor((cap * creditPercent) / 100 / Math.max(1, workers));
  return Math.max(leastCredit, Math.min(share, mostCredit));
}

/** What a worker keeps of `held` when others want it: half, so that it is not stopped in its work, until that is little. */
export const keptOf = (held: number): number => (held > 2 * leastSlice ? Math.floor(held / 2) : 0);
