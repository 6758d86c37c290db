// What is counted of further attempts between two reports, all pools together.

export interface AttemptCounts {
  /** Attempts after one that failed, and those the budget refused. */
  retries: number;
  retriesRefused: number;
  /** Second dials beside one that took too long; how many of them were first, and those the budget refused. */
  hedges: number;
  hedgesWon: number;
  hedgesRefused: number;
  /** Dials to busy exits that began with an open connection, and those that found none. */
  warmHits: number;
  warmMisses: number;
  /** Connections that were opened ahead and closed without use. */
  warmUnused: number;
}

export function noAttempts(): AttemptCounts {
  return {
    ...{ retries: 0, retriesRefused: 0, hedges: 0, hedgesWon: 0, hedgesRefused: 0 },
    ...{ warmHits: 0, warmMisses: 0, warmUnused: 0 },
  };
}
/** Adds `more` to `sum`. */
export function addAttempts(sum: AttemptCounts, more: Readonly<AttemptCounts>): void {
  for (const key of Object.keys(sum) as (keyof AttemptCounts)[]) sum[key] += more[key];
}
/** What was counted; it begins anew. */
export function takeAttempts(counts: AttemptCounts): AttemptCounts {
  const taken = { ...counts };
  Object.assign(counts, noAttempts());
  return taken;
}
