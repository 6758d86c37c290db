// A request as the doors understood it, and how far it has come: what the reporter tells of it.
import type { RequestKind } from '@gyre/shared/vocabulary';
import type { Target } from '../core/model/target.ts';
import type { ExitEntry } from '../core/snapshot/exit-entry.ts';
import type { Caller } from './inbound/auth.ts';

export interface Ask {
  readonly kind: RequestKind;
  readonly target: Target;
  readonly method: string | undefined;
  readonly caller: Caller;
}

export interface RequestState {
  readonly ask: Ask;
  /** Monotonic ms. */
  readonly startedAt: number;
  /** Attempts made. */
  readonly count: number;
  /** The exit of the attempt under way, or of the last one. */
  readonly entry: ExitEntry | undefined;
  /** Empty until request-id.ts made it. */
  id: string;
}
