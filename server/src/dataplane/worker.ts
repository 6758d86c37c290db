// The worker's composition root: one process that accepts clients, decides with its snapshot, and reports. It opens no file and asks nobody.
import type { Log } from '../base/log.ts';
import { mayReachAddress } from '../core/access/rules.ts';
import { makeTurn } from '../core/rotation/strategy.ts';
import type { Link } from '../link/link.ts';
import { linkProtocol, type ToControl, type ToWorker } from '../link/messages.ts';
import { Deadlines } from '../net/deadlines.ts';
import { Resolver } from '../net/resolve.ts';
import { KeepAlive } from '../outbound/keep-alive.ts';
import { Admission } from './admission.ts';
import { drained } from './drain.ts';
import type { House } from './house.ts';
import { Credentials } from './inbound/auth.ts';
import { Listeners } from './listeners.ts';
import { ReportLoop } from './report-loop.ts';
import { Reporter } from './reporter.ts';
import { SnapshotStore } from './snapshot-store.ts';

export interface WorkerOptions {
  /** Number of this worker, 1…workers, and how many there are: rotation starts are spread by it. */
  readonly worker: number;
  readonly workers: number;
  /** Opens the link and keeps it open: calls `linked` each time there is a new one. */
  readonly connect: (linked: (link: Link<ToControl, ToWorker>) => void) => { close(): void };
  readonly log: Log;
  /** A number that differs between processes: where random rotation starts. */
  readonly seed: number;
}

export interface Worker {
  /** Stops to accept, lets requests finish, cuts what is left after `graceMs`. */
  drain(graceMs: number): Promise<void>;
  stop(): void;
}

/** The clock of deadlines and attempts: monotonic ms. */
const now = (): number => performance.now();

/** Starts a worker. It listens as soon as its first snapshot is complete. */
export function startWorker(options: WorkerOptions): Worker {
  let link: Link<ToControl, ToWorker> | undefined;
  let draining = false;
  const send = (message: ToControl): boolean => link?.send(message) ?? false;
  const deadlines = new Deadlines(now);
  const kept = new KeepAlive(deadlines, now);
  const reporter = new Reporter(now);
  const admission = new Admission();
  const credentials = new Credentials();
  const store = new SnapshotStore(
    {
      frameChanged: (snapshot) => {
        credentials.forget();
        listeners.follow(snapshot.listeners);
      },
      exitsChanged: (ids) => ids.forEach((id) => kept.drop(id)),
      replaced: () => kept.closeAll(),
    },
    send,
  );
  const house: House = {
    ground: {
      ...{ deadlines, kept, now },
      resolver: new Resolver(now),
      mayReachAddress: (a, p) => mayReachAddress(a, p, store.current!.access),
    },
    ...{ reporter, admission, credentials, log: options.log },
    turn: makeTurn({ worker: options.worker - 1, workers: options.workers, seed: options.seed }),
    snapshot: () => store.current!,
    draining: () => draining,
  };
  const listeners: Listeners = new Listeners(house, (states) => send({ type: 'listeners', listeners: states }));
  const reports = new ReportLoop({
    reporter,
    admission,
    send,
    linked: () => link !== undefined,
    alongside: () => listeners.tellIfMoved(),
  });
  const linked = (made: Link<ToControl, ToWorker>): void => {
    link = made;
    attach(made, options.worker, store, () => {
      if (link === made) link = undefined;
    });
    made.send({ type: 'listeners', listeners: listeners.states() });
    reports.afresh();
  };
  const connection = options.connect(linked);
  return stopping(house, { listeners, reports, connection, startDraining: () => (draining = true) });
}

/** Lets the store hear control, and says who we are. */
function attach(link: Link<ToControl, ToWorker>, worker: number, store: SnapshotStore, lost: () => void): void {
  link.onMessage((message) => store.receive(message));
  link.onClose(() => {
    lost();
    store.linkLost();
  });
  link.send(helloOf(worker, store.revision));
}

function helloOf(worker: number, revision: number): ToControl {
  const startedAt = Math.round(performance.timeOrigin);
  return { type: 'hello', protocol: linkProtocol, worker, pid: process.pid, startedAt, revision };
}

interface Parts {
  readonly listeners: Listeners;
  readonly reports: ReportLoop;
  readonly connection: { close(): void };
  readonly startDraining: () => void;
}
function stopping(house: House, parts: Parts): Worker {
  const stop = (): void => {
    parts.listeners.stop();
    parts.reports.stop();
    parts.connection.close();
    house.ground.kept.closeAll();
  };
  const drain = async (graceMs: number): Promise<void> => {
    parts.startDraining();
    parts.listeners.stop();
    await drained(house.admission, graceMs);
    stop();
  };
  return { stop, drain };
}
