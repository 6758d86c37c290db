// Times as clients write them: `90s`, `10m`, `2h`, `1d`; one unit. Vendors differ in what a bare number means, so the caller says.

export type DurationUnit = 's' | 'm' | 'h' | 'd';
const unitMs: Readonly<Record<DurationUnit, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
export const shortestDurationMs = 1000;
export const longestDurationMs = 30 * unitMs.d;
const form = /^(\d{1,9})([smhd]?)$/i;

/** Milliseconds; undefined when it is no duration. `bare`: the unit of a number without one; undefined = such a number is none. */
export function readDuration(text: string, bare?: DurationUnit): number | undefined {
  const found = form.exec(text);
  if (found === null) return undefined;
  const unit = (found[2]!.toLowerCase() as DurationUnit | '') || bare;
  return unit === undefined ? undefined : Number(found[1]) * unitMs[unit];
}

/** In the largest unit that loses nothing; parts of a second are rounded up. */
export function printDuration(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  for (const unit of ['d', 'h', 'm'] as const) {
    const each = unitMs[unit] / 1000;
    if (seconds >= each && seconds % each === 0) return `${seconds / each}${unit}`;
  }
  return `${seconds}s`;
}

export const isAllowedDuration = (ms: number): boolean => ms >= shortestDurationMs && ms <= longestDurationMs;
