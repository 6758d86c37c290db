// How a set of numbers lies: mean and standard deviation, and their robust relatives, which a few wild values cannot move.

/** Makes the median absolute deviation of normal numbers comparable with a standard deviation: 1 / Φ⁻¹(3/4). */
const madToDeviation = 1.4826;

export interface Spread {
  /** Where the middle is: the mean, or the median. */
  readonly centre: number;
  /** How far from it a number usually is: the standard deviation, or its robust estimate. */
  readonly deviation: number;
}

/** Mean and population standard deviation; both NaN for no numbers. */
export function meanSpread(values: readonly number[]): Spread {
  let sum = 0;
  for (const value of values) sum += value;
  const centre = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - centre) ** 2;
  return { centre, deviation: Math.sqrt(squares / values.length) };
}

/** Median and 1.4826 × median absolute deviation; up to half of the numbers may be anything. Both NaN for no numbers. */
export function medianSpread(values: readonly number[]): Spread {
  const centre = median(values);
  return { centre, deviation: madToDeviation * median(values.map((value) => Math.abs(value - centre))) };
}

/** The middle one in order, or the mean of the two in the middle; NaN for no numbers. */
export function median(values: readonly number[]): number {
  if (values.length === 0) return NaN;
  const sorted = new Float64Array(values).sort();
  const middle = sorted.length >>> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
