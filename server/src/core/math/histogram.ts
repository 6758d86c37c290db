// Latencies in logarithmic buckets, 0.1 ms to 300 s, each 10 % wider than the one before: a value read back is off by at most 5 %.
// Buckets of workers are summed by index, so their edges are part of the link's protocol.

const lowestMs = 0.1;
const highestMs = 300_000;
const growth = 1.1;

/** Buckets in all. The first holds everything up to 0.1 ms, the last everything above about 300 s. */
export const bucketCount = Math.ceil(Math.log(highestMs / lowestMs) / Math.log(growth)) + 2;

const edges = new Float64Array(bucketCount);
for (let b = 0; b < bucketCount - 1; b++) edges[b] = lowestMs * growth ** b;
edges[bucketCount - 1] = Infinity;

/** Upper edge of a bucket in ms, included in it; Infinity for the last. */
export function edge(bucket: number): number {
  return edges[bucket]!;
}

/** The bucket of a duration in ms. What is not a positive number falls in the first. */
export function bucketOf(ms: number): number {
  if (!(ms > lowestMs)) return 0;
  const guess = Math.min(bucketCount - 1, Math.ceil(Math.log(ms / lowestMs) / Math.log(growth)));
  // The logarithm may be off by a hair at an edge.
  if (ms > edges[guess]!) return guess + 1;
  return ms <= edges[guess - 1]! ? guess - 1 : guess;
}

/** The duration in ms that `percent` (0–100) of the counted ones do not exceed, off by at most 5 %; undefined when nothing was counted. */
export function percentile(counts: ArrayLike<number>, percent: number): number | undefined {
  let total = 0;
  for (let b = 0; b < counts.length; b++) total += counts[b]!;
  if (total === 0) return undefined;
  const wanted = Math.max(1, Math.ceil((total * percent) / 100));
  let seen = 0;
  let bucket = -1;
  while (seen < wanted) seen += counts[++bucket]!;
  return typical(bucket);
}

/** The geometric middle of a bucket. */
function typical(bucket: number): number {
  if (bucket === 0) return lowestMs;
  if (bucket === bucketCount - 1) return edges[bucket - 1]!;
  return Math.sqrt(edges[bucket - 1]! * edges[bucket]!);
}
