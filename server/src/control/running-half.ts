// The running half of control: what happens between two writes. Publishes commits, owns health, probes, counts, and tells who watches.
// It takes the inventory as it is and gives back what verbs may ask of it.
import { turn } from '../base/turn.ts';
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
import { KeptRequests } from './explain/kept-requests.ts';
import { Shadow } from './explain/shadow.ts';
import { Hub } from './live.ts';
import { Places } from './places/places.ts';
import { News } from './news.ts';
import type { Commit, Inventory, Running, TrafficView } from './ports.ts';
import { Acks } from './publish/acks.ts';
import { takeIn } from './publish/arrivals.ts';
import { Publisher } from './publish/publisher.ts';
import { Pulse } from './pulse.ts';
import { SessionKeeper } from './sessions/keeper.ts';
import { Collector } from './telemetry/collector.ts';
import { metricsText } from './telemetry/metrics.ts';
import { lastSecond, trafficView } from './telemetry/overview.ts';
import { RuleHits } from './telemetry/rule-hits.ts';
import { Writer } from './telemetry/writer.ts';

export interface RunningHalfOptions {
  readonly inventory: Inventory;
  /** How many workers there should be. */
  readonly workers: number;
  readonly version: string;
  /** Folder of place databases. */
  readonly geoFolder: string;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
}

/** Time that news about workers wait for neighbours, ms; exits taken in at once when everything is loaded. */
const partSize = 1_000;
const minutesKeptMs = 24 * 60 * 60_000;

export class RunningHalf {
  readonly hub: Hub;
  readonly keeper: Keeper;
  readonly prober: Prober;
  private readonly places: Places;
  readonly collector = new Collector();
  readonly acks: Acks;
  readonly running: Running;
  /** Resolves when a worker has a snapshot and listens. */
  readonly whenReady: Promise<void>;
  private readonly options: RunningHalfOptions;
  readonly sessions: SessionKeeper;
  readonly shadow: Shadow;
  private readonly kept = new KeptRequests(() => this.settings.requests);
  private readonly news: News;
  private readonly publisher: Publisher;
  private readonly pulse: Pulse;
  private readonly writer: Writer;
  private readonly ruleHits: RuleHits;
  private readonly links = new Set<Link<ToWorker, ToControl>>();
  private settings: Settings;
  private frame: Frame;
  private access: Access;
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
    this.news = new News({
      ...{ clock, hub: this.hub, revision: () => inventory.revision(), fleet: () => this.acks.revisionState() },
    });
    const start = { revision: inventory.revision(), at: clock.now() };
    this.acks = new Acks(workers, start, () => this.workersMoved());
    this.acks.listenersMoved = (ids) => this.news.changed('listeners', ids);
    this.keeper = this.makeKeeper();
    this.prober = this.makeProber();
    this.places = new Places({
      ...{ inventory, clock, chance, log, keeper: this.keeper, folder: options.geoFolder },
      settings: () => this.settings,
    });
    this.publisher = this.makePublisher();
    this.sessions = this.makeSessions();
    this.shadow = this.makeShadow();
    const { keeper, collector, acks } = this;
    this.writer = new Writer({ inventory, collector, health: keeper, clock, log });
    this.ruleHits = new RuleHits({ inventory, clock, log });
    const traffic = this.figures();
    this.pulse = new Pulse({
      ...{ hub: this.hub, clock, health: keeper, traffic },
      lastSecond: (now) => lastSecond(collector, now),
    });
    collector.moved = (id) => this.pulse.exitMoved(id);
    collector.happened = (rows, more) => this.pulse.requestsHappened(rows, more);
    this.running = {
      health: keeper,
      traffic,
      fleet: acks,
      prober: this.places.measuring(this.prober),
      places: this.places,
      rules: this.ruleHits,
      sessions: this.sessions,
      shadow: this.shadow,
      kept: this.kept,
    };
  }

  private makeKeeper(): Keeper {
    const { clock } = this.options;
    return new Keeper({
      clock,
      policy: () => this.settings.health,
      changed: (changes) => this.publisher.sendHealth(changes),
      moved: (id) => this.pulse.exitMoved(id),
      reschedule: (id) => {
        this.prober.schedule(id);
        this.places.schedule(id);
      },
    });
  }
  private makeProber(): Prober {
    const { clock, chance, log, inventory } = this.options;
    const ground = openGround((address, port) => mayReachAddress(address, port, this.access));
    return new Prober({
      ...{ clock, chance, log, keeper: this.keeper },
      settings: () => this.settings.probe,
      recordsOf: (ids) => inventory.exitRecordsOf(ids),
      probe: (exit, settings) => probeExit(exit, settings, ground),
    });
  }
  private makePublisher(): Publisher {
    const { clock, log, inventory } = this.options;
    return new Publisher({
      ...{ inventory, health: this.keeper, clock, log },
      sessions: () => this.sessions.all(),
      changed: (exits, gone) => {
        this.keeper.put(exits);
        this.keeper.drop(gone);
        this.collector.forget(gone);
        this.places.forget(gone);
      },
    });
  }
  private makeSessions(): SessionKeeper {
    const { clock, chance, log, inventory } = this.options;
    return new SessionKeeper({
      ...{ inventory, clock, chance, log },
      tell: (put, gone, except) => this.publisher.sendSessions(put, gone, except),
      changed: () => this.news.sessions(),
    });
  }
  private makeShadow(): Shadow {
    const { clock } = this.options;
    return new Shadow({
      clock,
      trafficOf: (id) => this.collector.of(id),
      join: (link) => {
        const peer = this.publisher.join(link, 0);
        return () => this.publisher.leave(peer);
      },
    });
  }

  /** Loads what storage remembers, a part at a time. Workers may come afterwards. */
  async load(): Promise<void> {
    const { inventory, clock } = this.options;
    inventory.onCommit((commit) => this.committed(commit));
    this.keeper.restore(inventory.loadHealth());
    this.sessions.restore();
    this.places.restore();
    this.collector.restore(inventory.loadTraffic(), inventory.loadMinutes(clock.now() - minutesKeptMs));
    const exits = inventory.exitBriefs();
    for (let at = 0; at < exits.length; at += partSize) {
      this.keeper.put(exits.slice(at, at + partSize));
      await turn();
    }
    void this.places.start();
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
        this.ruleHits.take(report.rules);
        this.shadow.moved(report.exits.map((it) => it.id));
        this.kept.take(report.requests);
      },
      sessions: (peer, told) => this.sessions.heard(peer, told),
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
    this.places.close();
    this.pulse.close();
    this.keeper.close();
    this.sessions.close();
    this.shadow.close();
    this.publisher.close();
    for (const link of this.links) link.close();
    this.writer.close();
    this.ruleHits.close();
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
    this.places.renew(commit.probe);
    this.publisher.committed(commit);
    this.acks.committed(revision, clock.now());
    this.news.changed(noun, ids);
  }
  private frameChanged(inventory: Inventory): void {
    const before = JSON.stringify(this.settings.probe);
    this.settings = inventory.settings();
    this.frame = inventory.frame();
    this.access = compileAccess(this.frame.settings);
    if (before !== JSON.stringify(this.settings.probe)) this.prober.scheduleAll();
    this.places.settingsChanged();
  }

  private workersMoved(): void {
    if (this.acks.ready()) this.ready();
    this.news.workers();
  }
}
