// The attempts of a request as people see them: which exit, when, how long, and why not.
import type { RequestTry } from '@gyre/shared/contract/traffic';
import type { Exit } from '../core/model/exit.ts';
import type { Failure } from '../core/model/failure.ts';

/** Times in ms; `startMs` counts from the start of the request. */
export interface Attempted {
  readonly exit: Exit;
  readonly startMs: number;
  readonly ms: number;
}

export function tryOf({ exit: { id, label }, startMs, ms }: Attempted, why: Failure | undefined): RequestTry {
  return {
    ...{ exitId: id, exitLabel: label, startMs: tenths(startMs), ms: tenths(ms) },
    ...{ code: why?.code ?? null, detail: why?.detail ?? '' },
  };
}
const tenths = (ms: number): number => Math.round(ms * 10) / 10;
