// When an exit is measured next.

export interface Measured {
  /** Null: never. */
  readonly measuredAt: number | null;
  /** In a row since then, and when the last one was. */
  readonly failures: number;
  readonly failedAt: number;
}
export const neverMeasured: Measured = { measuredAt: null, failures: 0, failedAt: 0 };

/** Times around the interval differ by so much, so that exits added together are not measured together for ever. */
const jitter = 0.1;
const firstRetryMs = 60_000;

/** `share`: chance, 0–1. Never measured: 0, before everything else; after a failure later and later, at most an interval. */
export function dueAt(
  it: Measured,
  pace: { readonly intervalMs: number; readonly share: number },
  now: number,
): number {
  const around = 1 - jitter + 2 * jitter * pace.share;
  if (it.failures > 0) {
    const wait = Math.min(pace.intervalMs, firstRetryMs * 2 ** Math.min(it.failures - 1, 20));
    return Math.min(it.failedAt, now) + wait * around;
  }
  // A clock that was set back does not postpone a measurement.
  return it.measuredAt === null ? 0 : Math.min(it.measuredAt, now) + pace.intervalMs * around;
}
