// At the present pace, when is a cap spent? The pace is that of the last seven days, or of as much of them as is known.
import { dayMs, type Period } from './period.ts';

/** Days that make the pace, today not counted. */
export const paceDays = 7;
/** Less than this says nothing about a pace, ms. */
const leastKnownMs = 3_600_000;

/** Bytes a day; null: not enough is known. `since`: when it began to be known, epoch ms; `bytes`: what was used from then until `now`. */
export function paceOf(bytes: number, since: number, now: number): number | null {
  const known = now - since;
  return known < leastKnownMs ? null : (bytes * dayMs) / known;
}

/** When the bytes that are left of a cap are spent at this pace, epoch ms; null: not before its period ends, or it is spent already. */
export function spentAt(left: number, pace: number | null, { end }: Period, now: number): number | null {
  if (pace === null || pace <= 0 || left <= 0) return null;
  const at = now + (left / pace) * dayMs;
  return at < end * dayMs ? Math.round(at) : null;
}
