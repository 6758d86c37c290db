// What logged requests taught of exits, attempt by attempt in the order of their ends: the signals traffic gave the health machine. Pure.
import type { RequestRow } from '@gyre/shared/contract/traffic';
import { hostOf } from '@gyre/shared/query/request-match';
import type { FailureCode } from '@gyre/shared/vocabulary';
import { countsAgainstExit } from '../../../core/health/machine.ts';
import { siteOf } from '../../../core/model/site.ts';

export interface PastOutcome {
  /** When the attempt ended, epoch ms. */
  readonly at: number;
  readonly exitId: string;
  readonly site: string;
  /** How long it took. */
  readonly ms: number;
  /** null: it worked. Otherwise the exit is to blame. */
  readonly failure: FailureCode | null;
}

/** Of one request. Attempts that another one overtook, and failures that are not the exit's, teach nothing. */
export function outcomesOf({ at, ms, target, tries }: RequestRow): PastOutcome[] {
  const found: PastOutcome[] = [];
  for (const it of tries) {
    const failure = it.outcome === 'failed' ? it.code : null;
    if (it.outcome === 'lost' || (failure !== null && !countsAgainstExit(failure))) continue;
    if (it.outcome === 'failed' && failure === null) continue;
    const endedAt = at - ms + it.startMs + it.ms;
    found.push({ at: endedAt, exitId: it.exitId, site: siteOf(hostOf(target)), ms: it.ms, failure });
  }
  return found;
}

export const inTime = (one: PastOutcome, other: PastOutcome): number => one.at - other.at;
