// The worker's composition root: one process that accepts clients, decides with its snapshot, and reports. It opens no file and asks nobody.
import type { Log } from '../base/log.ts';
import { soon } from '../base/soon.ts';
import { mayReachAddress } from '../core/access/rules.ts';
import { SiteLatency } from '../core/math/site-latency.ts';
import { makeTurn } from '../core/rotation/strategy.ts';
import { takeRuleHits } from '../core/rules/hits.ts';
import type { SelectionTurn } from '../core/selection/request.ts';
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
import { Sessions } from './sessions.ts';
import { SnapshotStore } from './snapshot-store.ts';
import { Waiting } from './waiting.ts';

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

/** Time from a change of the fleet until those that wait look again, ms. */
const lookAgainMs = 20;

/** The clock of deadlines and attempts: monotonic ms. */
const now = (): number => performance.now();

/** The way to control: `send` says false when there is none. */
interface Outward {
  readonly send: (message: ToControl) => boolean;
  readonly linked: () => boolean;
}

/** Starts a worker. It listens as soon as its first snapshot is complete. */
export function startWorker(options: WorkerOptions): Worker {
  let link: Link<ToControl, ToWorker> | undefined;
  let draining = false;
  const send = (message: ToControl): boolean => link?.send(message) ?? false;
  const deadlines = new Deadlines(now);
  const kept = new KeepAlive(deadlines, now);
  const reporter = new Reporter(now, () => ({ worker: options.worker, revision: store.revision }));
  const admission = new Admission();
  const credentials = new Credentials();
  const sessions = new Sessions(send);
  const waiting = new Waiting(deadlines);
  const store: SnapshotStore = new SnapshotStore(
    {
      frameChanged: (snapshot) => {
        credentials.forget();
        listeners.follow(snapshot.listeners);
      },
      exitsChanged: (ids) => ids.forEach((id) => kept.drop(id)),
      replaced: () => kept.closeAll(),
      // Everybody in line looks at the fleet again: not with each of a thousand changes.
      moved: soon(lookAgainMs, () => waiting.changed()),
      sessionsTold: (put, gone) => sessions.told(put, gone),
    },
    send,
  );
  const house: House = {
    ground: {
      ...{ deadlines, kept, now },
      resolver: new Resolver(now),
      mayReachAddress: (a, p) => mayReachAddress(a, p, store.current!.access),
    },
    ...{ reporter, admission, credentials, sessions, waiting, log: options.log },
    turn: turnOf(options),
    snapshot: () => store.current!,
    draining: () => draining,
  };
  const listeners: Listeners = new Listeners(house, (states) => send({ type: 'listeners', listeners: states }));
  const reports = reportsOf(house, { send, linked: () => link !== undefined }, store, listeners);
  const linked = (made: Link<ToControl, ToWorker>): void => {
    link = made;
    attach(made, options.worker, store, () => {
      if (link === made) link = undefined;
    });
    made.send({ type: 'listeners', listeners: listeners.states() });
    reports.afresh();
    sessions.afresh();
  };
  const connection = options.connect(linked);
  return stopping(house, { listeners, reports, connection, startDraining: () => (draining = true) });
}

function turnOf({ worker, workers, seed }: WorkerOptions): SelectionTurn {
  return { ...makeTurn({ worker: worker - 1, workers, seed }), latencies: new SiteLatency() };
}

function reportsOf(house: House, link: Outward, store: SnapshotStore, listeners: Listeners): ReportLoop {
  const { reporter, admission, sessions, waiting } = house;
  return new ReportLoop({
    ...{ reporter, admission, ...link },
    alongside: () => {
      listeners.tellIfMoved();
      sessions.report();
    },
    waiting: () => waiting.count,
    rules: () => (store.current === undefined ? [] : takeRuleHits(store.current.rules)),
  });
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
