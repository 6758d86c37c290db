// A request as the doors understood it, and how far it has come: what the reporter tells of it.
import type { RequestKind } from '@gyre/shared/vocabulary';
import type { RequestTry } from '@gyre/shared/contract/traffic';
import type { Target } from '../core/model/target.ts';
import type { Route } from '../core/selection/route.ts';
import type { Exit } from '../core/model/exit.ts';
import type { ExitEntry } from '../core/snapshot/exit-entry.ts';
import type { Pool } from '../core/snapshot/pool.ts';
import type { OpenExchange } from '../outbound/exchange-terms.ts';
import type { Caller } from './inbound/auth.ts';

export interface Ask {
  readonly kind: RequestKind;
  readonly target: Target;
  readonly method: string | undefined;
  readonly caller: Caller;
  readonly route: Route;
  readonly listenerId: string;
}

/** Owner: request-id.ts. */
export interface RequestIdMaker {
  /** The id of a request; the same one each time it is asked for. */
  of(request: RequestState | undefined): string;
}

/** A request's place on a connection that others may share. */
export type Carrier = Pick<OpenExchange, 'carried' | 'place'>;

export interface RequestState {
  readonly ask: Ask;
  /** Monotonic ms. */
  readonly startedAt: number;
  /** Attempts made. */
  readonly count: number;
  /** The exit of the attempt under way, or of the last one. */
  readonly entry: ExitEntry | undefined;
  /** The same as it is dialled: with its login filled in. */
  readonly exit: Exit | undefined;
  /** How long the attempt took that succeeded, ms; −1 = none yet. */
  readonly answeredMs: number;
  /** The pool that exit is from. */
  readonly chosenFrom: Pool | undefined;
  /** What carried it to its exit; undefined: nothing, or a tunnel of its own. */
  readonly carrier: Carrier | undefined;
  /** `cart7`, or `cart7; moved=same-asn`: what an answer says of the session; '' without one. */
  readonly sessionText: string;
  /** Every attempt so far, the one under way included. */
  tries(): RequestTry[];
  /** Makes its id. */
  readonly ids: RequestIdMaker;
  /** Empty until `ids` made it. */
  id: string;
}
