// What the doors of a worker share. Built once by worker.ts; each part is owned by its own file.
import type { Snapshot } from '../core/snapshot/snapshot.ts';
import type { SelectionTurn } from '../core/selection/request.ts';
import type { AttemptMemory } from '../core/retry/pool-attempts.ts';
import type { Log } from '../base/log.ts';
import type { ExchangeGround } from '../outbound/exchange-terms.ts';
import type { Deadlines } from '../net/deadlines.ts';
import type { Relay } from '../net/relay.ts';
import type { Admission } from './admission.ts';
import type { Allowances } from './allowances.ts';
import type { IdleWays } from './idle-ways.ts';
import type { Credentials } from './inbound/auth.ts';
import type { SiteBans } from './bans/site-bans.ts';
import type { Reporter } from './reporter.ts';
import type { RequestIds } from './request-id.ts';
import type { Sessions } from './sessions.ts';
import type { Verdicts } from './verdicts.ts';
import type { Waiting } from './waiting.ts';

export interface House {
  readonly ground: ExchangeGround;
  readonly idle: IdleWays;
  readonly reporter: Reporter;
  readonly admission: Admission;
  readonly allowances: Allowances;
  readonly credentials: Credentials;
  readonly turn: SelectionTurn;
  /** What is remembered of the attempts of each pool. */
  readonly memory: AttemptMemory;
  /** A fine wheel for what is late after some ms; the ground's is coarse. */
  readonly late: Deadlines;
  readonly sessions: Sessions;
  readonly waiting: Waiting;
  readonly bans: SiteBans;
  readonly ids: RequestIds;
  readonly verdicts: Verdicts;
  readonly log: Log;
  /** Carries tunnels that live on, where it was built. */
  readonly relay: Relay | undefined;
  /** The world to decide with, now. Never keep it across an event. */
  snapshot(): Snapshot;
  /** Draining: answers close their connections. */
  draining(): boolean;
}
