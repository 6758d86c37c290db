// How much is written in one part, so that nobody waits long for it: by the time the last part took.

export interface PartSize {
  /** Control stands still about so long for a part, ms: reading, writing, the disk, and what follows the commit. */
  readonly wantedMs: number;
  readonly least: number;
  readonly most: number;
  /** Of the first part. */
  readonly first: number;
}
export const editParts: PartSize = { wantedMs: 8, least: 32, most: 1_024, first: 256 };
/** Each part of an import writes to most pages of an index again: many small ones are twice the work. */
export const importParts: PartSize = { wantedMs: 12, least: 512, most: 2_048, first: 512 };

/** `size` was written in `ms`. Never more than twice as much the next time: one quick part is no promise. */
export function nextPartSize(size: number, ms: number, { wantedMs, least, most }: PartSize): number {
  const wanted = Math.floor((size * wantedMs) / Math.max(ms, 0.5));
  return Math.max(least, Math.min(most, size * 2, wanted));
}
