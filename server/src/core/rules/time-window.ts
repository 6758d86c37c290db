// Time windows of rules: days and hours in UTC. A window that ends before it begins reaches over midnight and belongs to the day it began;
// one that ends when it begins lasts a whole day.

export interface TimeWindow {
  /** Bit n: day n, 1 = Monday … 7 = Sunday. */
  readonly days: number;
  /** Minutes since midnight: from the first, until before the second. */
  readonly from: number;
  readonly to: number;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** `from` and `to` as `HH:MM`. */
export function timeWindowOf(days: readonly number[], from: string, to: string): TimeWindow {
  let bits = 0;
  for (const day of days) bits |= 1 << day;
  return { days: bits, from: minutesOf(from), to: minutesOf(to) };
}
const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** `nowMs`: epoch, UTC. */
export function isOpen({ days, from, to }: TimeWindow, nowMs: number): boolean {
  const minute = Math.floor((nowMs % dayMs) / minuteMs);
  // The first of January 1970 was a Thursday.
  const day = ((Math.floor(nowMs / dayMs) + 3) % 7) + 1;
  const today = (days & (1 << day)) !== 0;
  if (from < to) return today && minute >= from && minute < to;
  const yesterday = (days & (1 << (day === 1 ? 7 : day - 1))) !== 0;
  return (today && minute >= from) || (yesterday && minute < to);
}
