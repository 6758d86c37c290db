// The attempts of a request as people see them: which exit, when, how long, and how each ended.
import type { RequestTry } from '@gyre/shared/contract/traffic';
import type { Failure } from '../core/model/failure.ts';
import type { Attempt } from './attempt.ts';

/** `lost`: another attempt beside it was first. */
export type TryEnd = 'ok' | 'lost' | Failure;

/** Times in ms; `requestAt` is when its request began, on the clock of attempts. */
export function tryOf({ exit, kind, startedAt }: Attempt, requestAt: number, ms: number, end: TryEnd): RequestTry {
  const why = typeof end === 'string' ? undefined : end;
  return {
    ...{ exitId: exit.id, exitLabel: exit.label, kind, outcome: typeof end === 'string' ? end : 'failed' },
    ...{ startMs: tenths(startedAt - requestAt), ms: tenths(ms), code: why?.code ?? null, detail: why?.detail ?? '' },
  };
}
const tenths = (ms: number): number => Math.round(ms * 10) / 10;
