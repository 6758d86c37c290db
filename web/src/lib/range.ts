// The span of time the list shows, as the address says it: `-1h` moves with the clock, a date or a number stands still. Pure.
import { readDuration } from '@gyre/shared/query/amounts';

/** Those that have a name. */
export type RangeChoice = '-15m' | '-1h' | '-24h' | '-7d' | '-30d';

export interface Range {
  /** Epoch ms at `now`; null = no bound. */
  readonly from: (now: number) => number | null;
  /** Before, epoch ms; null = the list is live. */
  readonly to: number | null;
  /** How far back it reaches from now, ms; null = it does not move with the clock. */
  readonly backMs: number | null;
  /** It begins or ends at a moment that stands still. */
  readonly fixed: boolean;
}

export function readRange(from: string, to: string): Range {
  const back = from.startsWith('-') ? readDuration(from.slice(1)) : undefined;
  const start = moment(from);
  return {
    from: (now) => (back === undefined ? start : now - back),
    to: moment(to),
    backMs: back ?? null,
    fixed: moment(to) !== null || (back === undefined && start !== null),
  };
}

/** What can be chosen beside the span that is asked for; one that nobody can read is none. */
export function choicesOf(
  from: string,
  offered: readonly RangeChoice[],
): { readonly value: string; readonly others: readonly string[] } {
  const { backMs } = readRange(from, '');
  const known = offered.some((one) => one === from);
  return { value: backMs === null ? '' : from, others: backMs === null || known ? [] : [from] };
}

/** Epoch ms of an ISO date or of a number; null for anything else. */
function moment(text: string): number | null {
  if (text === '' || text.startsWith('-')) return null;
  const at = /^\d+$/.test(text) ? Number(text) : Date.parse(text);
  return Number.isNaN(at) ? null : at;
}
