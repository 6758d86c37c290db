// The worker's composition root: one process that accepts clients, decides with its snapshot, and reports. It opens no file and asks nobody.
import { monitorEventLoopDelay } from 'node:perf_hooks';
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
import { Reporter, reportMs, urgentMs } from './reporter.ts';
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

/** Starts a worker. It listens as soon as its first snapshot is complete. */
export function startWorker(options: WorkerOptions): Worker {
  const monotonic = (): number => performance.now();
  const deadlines = new Deadlines(monotonic);
  let link: Link<ToControl, ToWorker> | undefined;
  let draining = false;
  let dropped = 0;
  const send = (message: ToControl): void => void link?.send(message);
  const reporter = new Reporter(monotonic);
  const admission = new Admission();
  const credentials = new Credentials();
  const kept = new KeepAlive(deadlines, monotonic);
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
      deadlines,
      resolver: new Resolver(monotonic),
      now: monotonic,
      mayReachAddress: (address, port) => mayReachAddress(address, port, store.current!.access),
    },
    kept,
    reporter,
    admission,
    credentials,
    turn: makeTurn({ worker: options.worker - 1, workers: options.workers, seed: options.seed }),
    log: options.log,
    snapshot: () => store.current!,
    draining: () => draining,
  };
  const listeners: Listeners = new Listeners(house, (states) => send({ type: 'listeners', listeners: states }));
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();

  const report = (): void => {
    if (!reporter.anything && admission.openConnections === lastOpen) return;
    lastOpen = admission.openConnections;
    if (link === undefined) {
      dropped++;
      return;
    }
    const loopDelayMs = Math.round(delay.percentile(99) / 1e4) / 100;
    send({ type: 'report', report: reporter.take({ openConnections: lastOpen, loopDelayMs, dropped }) });
    dropped = 0;
  };
  let lastOpen = -1;
  let urgent: NodeJS.Timeout | undefined;
  reporter.hurry = () => {
    urgent ??= setTimeout(() => {
      urgent = undefined;
      report();
    }, urgentMs);
  };
  const every = setInterval(report, reportMs);
  const connection = options.connect((made) => {
    link = made;
    made.onMessage((message) => store.receive(message));
    made.onClose(() => {
      if (link === made) link = undefined;
      store.linkLost();
    });
    made.send({
      type: 'hello',
      protocol: linkProtocol,
      worker: options.worker,
      pid: process.pid,
      startedAt: Math.round(performance.timeOrigin),
      revision: store.revision,
    });
    made.send({ type: 'listeners', listeners: listeners.states() });
    lastOpen = -1;
  });

  const stop = (): void => {
    clearInterval(every);
    clearTimeout(urgent);
    delay.disable();
    listeners.stop();
    report();
    connection.close();
    kept.closeAll();
  };
  return {
    stop,
    drain: async (graceMs) => {
      draining = true;
      listeners.stop();
      await drained(admission, graceMs);
      stop();
    },
  };
}
