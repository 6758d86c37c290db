// How much is written in one part, so that nobody waits long for it: by the time the last part took.

/** Control stands still about so long for a part, ms: reading, writing, the disk, and what follows the commit. */
const wantedMs = 8;
const least = 32;
const most = 1_024;
/** Of the first part. */
export const firstPart = 256;

/** `size` was written in `ms`. Never more than twice as much the next time: one quick part is no promise. */
export function nextPartSize(size: number, ms: number): number {
  const wanted = Math.floor((size * wantedMs) / Math.max(ms, 0.5));
  return Math.max(least, Math.min(most, size * 2, wanted));
}
