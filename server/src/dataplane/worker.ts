// The worker's composition root: one process that accepts clients, decides with its snapshot, and reports. It opens no file and asks nobody.
import type { Log } from '../base/log.ts';
import { descriptorLimit, descriptorShares } from '../base/descriptors.ts';
import { soon } from '../base/soon.ts';
import { mayReachAddress } from '../core/access/rules.ts';
import type { SpendingWord } from '../core/limits/allowance.ts';
import { SiteLatency } from '../core/math/site-latency.ts';
import { makeTurn } from '../core/rotation/strategy.ts';
import { AttemptMemory } from '../core/retry/pool-attempts.ts';
import { takeRuleHits } from '../core/rules/hits.ts';
import type { SelectionTurn } from '../core/selection/request.ts';
import type { ExitEntry } from '../core/snapshot/exit-entry.ts';
import type { Snapshot } from '../core/snapshot/snapshot.ts';
import type { Link } from '../link/link.ts';
import { linkProtocol, type ToControl, type ToWorker } from '../link/messages.ts';
import { Deadlines } from '../net/deadlines.ts';
import type { Native } from '../net/native.ts';
import { Resolver } from '../net/resolve.ts';
import type { Ground } from '../outbound/ground.ts';
import { Admission } from './admission.ts';
import { Allowances } from './allowances.ts';
import { drained } from './drain.ts';
import { RecentFailure } from './doubt.ts';
import type { House } from './house.ts';
import { Credentials } from './inbound/auth.ts';
import { IdleWays } from './idle-ways.ts';
import { Listeners } from './listeners.ts';
import { PoolReports } from './pool-reports.ts';
import { ReportLoop } from './report-loop.ts';
import { SiteBans } from './bans/site-bans.ts';
import { Reporter } from './reporter.ts';
import { RequestIds } from './request-id.ts';
import { Sessions } from './sessions.ts';
import { type SnapshotEvents, SnapshotStore } from './snapshot-store.ts';
import { Verdicts } from './verdicts.ts';
import { Waiting } from './waiting.ts';

export interface WorkerOptions {
  /** Number of this worker, 1…workers, and how many there are: rotation starts are spread by it. */
  readonly worker: number;
  readonly workers: number;
  /** Opens the link and keeps it open: calls `linked` each time there is a new one. */
  readonly connect: (linked: (link: Link<ToControl, ToWorker>) => void) => { close(): void };
  readonly log: Log;
  /** The native half, where it was built. */
  readonly native?: Native | undefined;
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
/** Time between two words about a full door, ms. */
const sayAgainMs = 60_000;

/** How exactly it is seen that something is late, ms. */
const lateTickMs = 5;

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
  const outward = { send, linked: () => link !== undefined };
  const parts = partsOf(options, outward, () => store);
  const store: SnapshotStore = new SnapshotStore(
    eventsOf(parts, {
      follow: (snapshot) => listeners.follow(snapshot.listeners),
      suspect: (entry) => void new RecentFailure(house, entry),
    }),
    send,
  );
  const house: House = {
    ...parts,
    turn: turnOf(options),
    snapshot: () => store.current!,
    draining: () => draining,
  };
  const listeners: Listeners = new Listeners(house, (states) => send({ type: 'listeners', listeners: states }));
  const { loop: reports, pools } = reportsOf(house, outward, store, listeners);
  const linked = (made: Link<ToControl, ToWorker>): void => {
    link = made;
    parts.allowances.afresh();
    attach(made, helloOf(options.worker, store.revision, parts.allowances.take()), store, () => {
      if (link === made) link = undefined;
    });
    made.send({ type: 'listeners', listeners: listeners.states() });
    reports.afresh();
    pools.afresh();
    parts.sessions.afresh();
    parts.bans.afresh();
  };
  const connection = options.connect(linked);
  return stopping(house, { listeners, reports, connection, startDraining: () => (draining = true) });
}

type HouseParts = Omit<House, 'turn' | 'snapshot' | 'draining'>;
function partsOf(options: WorkerOptions, outward: Outward, store: () => SnapshotStore): HouseParts {
  const { send } = outward;
  const { native } = options;
  // The clock of deadlines and attempts: monotonic ms.
  const now = native?.wires.clock.now ?? ((): number => performance.now());
  const deadlines = new Deadlines(now);
  const shares = descriptorShares(descriptorLimit());
  const ids = new RequestIds(options.worker);
  const reporter = new Reporter(now, () => ({ worker: options.worker, revision: store().revision, ids }));
  const mayReach: Ground['mayReachAddress'] = (a, p) => mayReachAddress(a, p, store().current!.access);
  const ground = { deadlines, now, resolver: new Resolver(now), mayReachAddress: mayReach, wires: native?.wires };
  const idle = new IdleWays(ground, reporter.counts, shares.idle);
  const bans = new SiteBans(send);
  return {
    ...{ ground: idle.ground, idle, reporter, ids, bans, log: options.log, relay: native?.relay },
    admission: new Admission(shares.clients, fullDoor(options.log), shares.away),
    credentials: new Credentials(),
    memory: new AttemptMemory(),
    late: new Deadlines(now, lateTickMs),
    allowances: new Allowances(now, outward),
    sessions: new Sessions(send),
    waiting: new Waiting(deadlines),
    verdicts: new Verdicts(ids, bans, send),
  };
}

interface Follower {
  readonly follow: (snapshot: Snapshot) => void;
  readonly suspect: (exit: ExitEntry) => void;
}
function eventsOf(parts: HouseParts, { follow, suspect }: Follower): SnapshotEvents {
  const { credentials, memory, idle, waiting, sessions, bans, verdicts, allowances } = parts;
  return {
    frameChanged: (snapshot) => {
      credentials.forget();
      memory.keepOnly((id) => snapshot.findPool(id) !== undefined);
      allowances.keepOnly(snapshot);
      follow(snapshot);
    },
    exitsChanged: (ids) => ids.forEach(idle.drop),
    exitsEjected: (ids) => ids.forEach(idle.cool),
    exitsSuspected: (exits) => exits.forEach(suspect),
    replaced: () => idle.closeAll(),
    // Everybody in line looks at the fleet again: not with each of a thousand changes.
    moved: soon(lookAgainMs, () => waiting.changed()),
    sessionsTold: (put, gone) => sessions.told(put, gone),
    bansTold: (message) => bans.told(message),
    allowancesTold: (words) => allowances.told(words),
    requestAsked: ({ ask, id }) => verdicts.asked(ask, id),
  };
}

/** Says that the door is full, not more often than once a minute. */
function fullDoor(log: Log): (inside: number) => void {
  let saidAt = -Infinity;
  return (inside) => {
    const now = performance.now();
    if (now - saidAt < sayAgainMs) return;
    saidAt = now;
    log.warn({ connections: inside }, 'no more client connections fit in; new ones are turned away');
  };
}

function turnOf({ worker, workers, seed }: WorkerOptions): SelectionTurn {
  return { ...makeTurn({ worker: worker - 1, workers, seed }), latencies: new SiteLatency() };
}

interface Reports {
  readonly loop: ReportLoop;
  readonly pools: PoolReports;
}
function reportsOf(house: House, link: Outward, store: SnapshotStore, listeners: Listeners): Reports {
  const { reporter, admission, sessions, waiting } = house;
  const pools = new PoolReports();
  const loop = new ReportLoop({
    ...{ reporter, admission, ...link },
    alongside: () => {
      listeners.tellIfMoved();
      sessions.report();
    },
    waiting: () => waiting.count,
    rules: () => (store.current === undefined ? [] : takeRuleHits(store.current.rules)),
    sites: () => reporter.sites.take(house.ground.now()),
    pools: () => pools.take(store.current),
  });
  return { loop, pools };
}

/** Lets the store hear control, and says who we are. */
function attach(link: Link<ToControl, ToWorker>, hello: ToControl, store: SnapshotStore, lost: () => void): void {
  link.onMessage((message) => store.receive(message));
  link.onClose(() => {
    lost();
    store.linkLost();
  });
  link.send(hello);
}

function helloOf(worker: number, revision: number, spending: readonly SpendingWord[]): ToControl {
  const startedAt = Math.round(performance.timeOrigin);
  return { type: 'hello', protocol: linkProtocol, worker, pid: process.pid, startedAt, revision, spending };
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
    house.allowances.stop();
    parts.connection.close();
    house.idle.closeAll();
  };
  const drain = async (graceMs: number): Promise<void> => {
    parts.startDraining();
    parts.listeners.stop();
    await drained(house.admission, graceMs);
    stop();
  };
  return { stop, drain };
}
