// The running half of control: what happens between two writes. Publishes commits, owns health, probes, counts, and tells who watches.
// It takes the inventory as it is and gives back what verbs may ask of it.
import type { LiveNoun } from '@gyre/shared/contract/live';
import type { Settings } from '@gyre/shared/contract/settings';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Chance } from '../base/random.ts';
import { type Access, compileAccess, mayReachAddress } from '../core/access/rules.ts';
import { openGround } from '../outbound/open-ground.ts';
import type { Frame } from '../core/snapshot/records.ts';
import type { Link } from '../link/link.ts';
import type { ToControl, ToWorker } from '../link/messages.ts';
import { Keeper } from './health/keeper.ts';
import { probeExit } from './health/probe.ts';
import { Prober } from './health/prober.ts';
import { Hub } from './live.ts';
import type { Commit, Inventory, Running, TrafficView } from './ports.ts';
import { Acks } from './publish/acks.ts';
import { takeIn } from './publish/arrivals.ts';
import { Publisher } from './publish/publisher.ts';
import { Pulse } from './pulse.ts';
import { Collector } from './telemetry/collector.ts';
import { metricsText } from './telemetry/metrics.ts';
import { lastSecond, trafficView } from './telemetry/overview.ts';
import { Writer } from './telemetry/writer.ts';

export interface RunningHalfOptions {
  readonly inventory: Inventory;
  /** How many workers there should be. */
  readonly workers: number;
  readonly version: string;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
}

/** Time that news about workers wait for neighbours, ms; exits taken in at once when everything is loaded. */
const newsMs = 50;
const partSize = 1_000;
const minutesKeptMs = 24 * 60 * 60_000;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export class RunningHalf {
  readonly hub: Hub;
  readonly keeper: Keeper;
  readonly prober: Prober;
  readonly collector = new Collector();
  readonly acks: Acks;
  readonly running: Running;
  /** Resolves when a worker has a snapshot and listens. */
  readonly whenReady: Promise<void>;
  private readonly options: RunningHalfOptions;
  private readonly publisher: Publisher;
  private readonly pulse: Pulse;
  private readonly writer: Writer;
  private readonly links = new Set<Link<ToWorker, ToControl>>();
  private settings: Settings;
  private frame: Frame;
  private access: Access;
  private newsPlanned = false;
  private ready: () => void = () => {};

  constructor(options: RunningHalfOptions) {
    const { inventory, clock, log, chance, version, workers } = options;
    this.options = options;
    this.settings = inventory.settings();
    this.frame = inventory.frame();
    this.access = compileAccess(this.frame.settings);
    this.whenReady = new Promise((resolve) => (this.ready = resolve));
    this.hub = new Hub({
      version,
      startedAt: clock.now(),
      failed: (error) => log.error({ error }, 'a watcher failed'),
    });
    const start = { revision: inventory.revision(), at: clock.now() };
    this.acks = new Acks(workers, start, () => this.workersMoved());
    this.acks.listenersMoved = (ids) => this.changed('listeners', ids);
    this.keeper = new Keeper({
      clock,
      policy: () => this.settings.health,
      changed: (changes) => this.publisher.sendHealth(changes),
      moved: (id) => this.pulse.exitMoved(id),
      reschedule: (id) => this.prober.schedule(id),
    });
    const ground = openGround((address, port) => mayReachAddress(address, port, this.access));
    this.prober = new Prober({
      ...{ clock, chance, log, keeper: this.keeper },
      settings: () => this.settings.probe,
      recordsOf: (ids) => inventory.exitRecordsOf(ids),
      probe: (exit, settings) => probeExit(exit, settings, ground),
    });
    this.publisher = new Publisher({
      ...{ inventory, health: this.keeper, clock, log },
      changed: (exits, gone) => {
        this.keeper.put(exits);
        this.keeper.drop(gone);
        this.collector.forget(gone);
      },
    });
    const { keeper, collector, acks } = this;
    this.writer = new Writer({ inventory, collector, health: keeper, clock, log });
    const traffic = this.figures();
    this.pulse = new Pulse({
      ...{ hub: this.hub, clock, health: keeper, traffic },
      lastSecond: (now) => lastSecond(collector, now),
    });
    collector.moved = (id) => this.pulse.exitMoved(id);
    collector.happened = (rows, more) => this.pulse.requestsHappened(rows, more);
    this.running = { health: keeper, traffic, fleet: acks, prober: this.prober };
  }

  /** Loads what storage remembers, a part at a time. Workers may come afterwards. */
  async load(): Promise<void> {
    const { inventory, clock } = this.options;
    inventory.onCommit((commit) => this.committed(commit));
    this.keeper.restore(inventory.loadHealth());
    this.collector.restore(inventory.loadTraffic(), inventory.loadMinutes(clock.now() - minutesKeptMs));
    const exits = inventory.exitBriefs();
    for (let at = 0; at < exits.length; at += partSize) {
      this.keeper.put(exits.slice(at, at + partSize));
      await turn();
    }
  }

  /** A worker's link, on the stack of the event that made it. */
  accept(link: Link<ToWorker, ToControl>): void {
    const { publisher, acks, collector, keeper } = this;
    const { log, clock } = this.options;
    this.links.add(link);
    takeIn(link, {
      ...{ publisher, acks, log },
      reported: (worker, report) => {
        collector.take(worker, report, clock.now());
        keeper.reported(report.exits);
      },
      gone: (worker) => {
        collector.gone(worker);
        log.info({ worker }, 'a worker is gone');
      },
      closed: () => this.links.delete(link),
    });
  }

  metrics(): string {
    const { collector, acks, keeper } = this;
    return metricsText({ version: this.options.version, collector, tally: keeper.tally, acks });
  }

  /** The last figures are written; workers keep serving without us. */
  close(): void {
    this.prober.close();
    this.pulse.close();
    this.keeper.close();
    this.publisher.close();
    for (const link of this.links) link.close();
    this.writer.close();
  }

  private figures(): TrafficView {
    const { collector, acks, keeper } = this;
    return trafficView({
      ...{ collector, tally: keeper.tally, acks },
      listeners: () => this.frame.listeners,
      storageProblem: () => this.writer.problem,
    });
  }
  private committed(commit: Commit): void {
    const { inventory, clock } = this.options;
    const { revision, noun, ids } = commit;
    if (commit.frame) this.frameChanged(inventory);
    this.keeper.renew(commit.probe);
    this.publisher.committed(commit);
    this.acks.committed(revision, clock.now());
    this.changed(noun, ids);
  }
  private changed(noun: LiveNoun, ids: readonly string[]): void {
    this.hub.publish({ event: 'changed', data: { noun, ids, revision: this.options.inventory.revision() } });
  }
  private frameChanged(inventory: Inventory): void {
    const before = JSON.stringify(this.settings.probe);
    this.settings = inventory.settings();
    this.frame = inventory.frame();
    this.access = compileAccess(this.frame.settings);
    if (before !== JSON.stringify(this.settings.probe)) this.prober.scheduleAll();
  }

  private workersMoved(): void {
    if (this.acks.ready()) this.ready();
    if (this.newsPlanned) return;
    this.newsPlanned = true;
    this.options.clock.after(newsMs, () => {
      this.newsPlanned = false;
      this.hub.publish({ event: 'revision', data: this.acks.revisionState() });
    });
  }
}
