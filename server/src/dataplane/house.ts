// What the doors of a worker share. Built once by worker.ts; each part is owned by its own file.
import type { Snapshot } from '../core/snapshot/snapshot.ts';
import type { SelectionTurn } from '../core/selection/request.ts';
import type { Log } from '../base/log.ts';
import type { ExchangeGround } from '../outbound/exchange-terms.ts';
import type { Admission } from './admission.ts';
import type { Credentials } from './inbound/auth.ts';
import type { Reporter } from './reporter.ts';
import type { Sessions } from './sessions.ts';
import type { Waiting } from './waiting.ts';

export interface House {
  readonly ground: ExchangeGround;
  readonly reporter: Reporter;
  readonly admission: Admission;
  readonly credentials: Credentials;
  readonly turn: SelectionTurn;
  readonly sessions: Sessions;
  readonly waiting: Waiting;
  readonly log: Log;
  /** The world to decide with, now. Never keep it across an event. */
  snapshot(): Snapshot;
  /** Draining: answers close their connections. */
  draining(): boolean;
}
