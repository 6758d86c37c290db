// The parts of the running half of control, built and wired to each other. What happens with them is in running-half.ts.
import type { Settings } from '@gyre/shared/contract/settings';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Chance } from '../base/random.ts';
import { type Access, compileAccess } from '../core/access/rules.ts';
import type { Frame } from '../core/snapshot/records.ts';
import type { Link } from '../link/link.ts';
import type { ToControl, ToWorker } from '../link/messages.ts';
import { Alerts } from './alerts/alerts.ts';
import { post } from './alerts/post.ts';
import { awaitProbeMs } from '../core/health/schedule.ts';
import { Keeper } from './health/keeper.ts';
import { Watching } from './health/watching.ts';
import { Probing } from './health/probing.ts';
import { Banning } from './bans/banning.ts';
import { KeptRequests } from './explain/kept-requests.ts';
import { Shadow } from './explain/shadow.ts';
import { type Hub, openHub } from './live.ts';
import { Places } from './places/places.ts';
import { News } from './news.ts';
import { Limits } from './limits/limits.ts';
import type { Inventory } from './inventory-port.ts';
import type { Running, TrafficView } from './running-port.ts';
import { Acks } from './publish/acks.ts';
import { Publisher } from './publish/publisher.ts';
import { Pulse } from './pulse.ts';
import { SessionKeeper } from './sessions/keeper.ts';
import { Collector } from './telemetry/collector.ts';
import { lastSecond, trafficView } from './telemetry/overview.ts';
import type { RequestLog } from '../storage/request-log.ts';
import { SiteBook } from './telemetry/site-book.ts';
import { RequestHistory } from './telemetry/request-history.ts';
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
  /** The request log; closed with the running half. */
  readonly requestLog: RequestLog;
  readonly log: Log;
}

export class RunningParts {
  readonly hub: Hub;
  protected readonly limits: Limits;
  readonly keeper: Keeper;
  readonly probing: Probing;
  protected readonly places: Places;
  readonly collector = new Collector();
  readonly acks: Acks;
  readonly running: Running;
  /** Resolves when a worker has a snapshot and listens. */
  readonly whenReady: Promise<void>;
  protected readonly options: RunningHalfOptions;
  readonly sessions: SessionKeeper;
  protected readonly banning: Banning;
  readonly shadow: Shadow;
  protected readonly kept = new KeptRequests(() => this.settings.requests);
  protected readonly history: RequestHistory;
  protected readonly book: SiteBook;
  protected readonly watching: Watching;
  protected readonly alerts: Alerts;
  protected readonly news: News;
  protected readonly publisher: Publisher;
  protected readonly pulse: Pulse;
  protected readonly writer: Writer;
  protected readonly ruleHits: RuleHits;
  protected readonly links = new Set<Link<ToWorker, ToControl>>();
  protected settings: Settings;
  protected frame: Frame;
  protected access: Access;
  protected ready: () => void = () => {};

  constructor(options: RunningHalfOptions) {
    const { inventory, clock, log, chance, workers } = options;
    this.options = options;
    this.settings = inventory.settings();
    this.frame = inventory.frame();
    this.access = compileAccess(this.frame.settings);
    this.whenReady = new Promise((resolve) => (this.ready = resolve));
    this.hub = openHub(options);
    this.news = this.makeNews();
    const start = { revision: inventory.revision(), at: clock.now() };
    this.acks = new Acks(workers, start, () => this.workersMoved());
    this.acks.listenersMoved = (ids) => this.news.changed('listeners', ids);
    this.limits = new Limits({ table: options.requestLog.userDays, clock, log });
    this.watching = this.makeWatching();
    this.keeper = this.makeKeeper();
    this.watching.begin(this.keeper);
    this.alerts = this.makeAlerts();
    this.probing = this.makeProbing();
    this.places = new Places({
      ...{ inventory, clock, chance, log, keeper: this.keeper, folder: options.geoFolder },
      settings: () => this.settings,
    });
    this.publisher = this.makePublisher();
    this.sessions = this.makeSessions();
    this.banning = this.makeBanning();
    this.shadow = this.makeShadow();
    const { keeper, collector } = this;
    this.writer = new Writer({ inventory, collector, health: keeper, history: this.watching.history, clock, log });
    this.ruleHits = new RuleHits({ inventory, clock, log });
    const logged = { log: options.requestLog, settings: () => this.settings.requests };
    this.history = new RequestHistory({ ...logged, clock, journal: log });
    this.book = new SiteBook({ table: options.requestLog.sites, states: () => keeper.tally.byState, clock, log });
    const traffic = this.figures();
    this.pulse = new Pulse({
      ...{ hub: this.hub, clock, health: keeper, traffic },
      lastSecond: (now) => lastSecond(collector, now),
    });
    collector.moved = (id) => this.pulse.exitMoved(id);
    collector.happened = (rows, more) => this.pulse.requestsHappened(rows, more);
    this.running = this.makeRunning(traffic);
  }

  protected makeRunning(traffic: TrafficView): Running {
    return {
      health: this.keeper,
      vitals: this.watching,
      ...{ alerts: this.alerts, limits: this.limits },
      ...{ traffic, fleet: this.acks },
      prober: this.places.measuring(this.probing.prober),
      probeRuns: this.probing.runs,
      places: this.places,
      rules: this.ruleHits,
      sessions: this.sessions,
      ...this.banning.running,
      shadow: this.shadow,
      ...{ kept: this.kept, history: this.history },
      writeRunMoved: (id, noun) => this.news.writeRun(id, noun),
      importRunMoved: () => this.news.importRuns(),
    };
  }
  protected makeNews(): News {
    const { clock, inventory } = this.options;
    const revision = (): number => inventory.revision();
    return new News({ clock, hub: this.hub, revision, fleet: () => this.acks.revisionState() });
  }
  protected makeWatching(): Watching {
    const { clock, inventory } = this.options;
    return new Watching({
      ...{ clock, inventory, hub: this.hub },
      settings: () => this.settings,
      pools: () => this.frame.pools,
      probeSoon: (ids) => this.probing.prober.probeSoon(ids),
      slowAt: (...of) => this.banning.running.siteBans.slowAt(...of),
      ejected: () => this.alerts.ejected(),
    });
  }
  protected makeAlerts(): Alerts {
    const { clock, log, inventory } = this.options;
    return new Alerts({
      ...{ clock, log, shelf: inventory.alerts },
      facts: () => {
        const { failing } = this.watching;
        return {
          pools: this.watching.pools(),
          failing,
          caps: this.limits.near(),
          enabled: this.keeper.tally.byAdminState.enabled,
        };
      },
      post: (it) => post(it, this.access),
      changed: (noun) => this.news.changed(noun, []),
    });
  }
  protected makeKeeper(): Keeper {
    const { clock, inventory } = this.options;
    return new Keeper({
      clock,
      policy: () => this.settings.health,
      awaitProbeMs: () => (this.settings.probe.enabled ? awaitProbeMs : 0),
      ...this.watching.ears,
      changed: (changes) => {
        inventory.healthMoved(changes);
        this.publisher.sendHealth(changes);
      },
      moved: (id) => this.pulse.exitMoved(id),
      reschedule: (id) => {
        this.probing.prober.schedule(id);
        this.places.schedule(id);
      },
    });
  }
  protected makeProbing(): Probing {
    const { clock, chance, log, inventory } = this.options;
    return new Probing({
      ...{ clock, chance, log, inventory, keeper: this.keeper },
      settings: () => this.settings,
      access: () => this.access,
      worked: (id) => this.places.measureSoon(id),
      runMoved: (id) => this.news.probeRun(id),
    });
  }
  protected makePublisher(): Publisher {
    const { clock, log, inventory } = this.options;
    return new Publisher({
      ...{ inventory, health: this.keeper, clock, log },
      sessions: () => this.sessions.all(),
      siteBans: () => this.banning.keeper.all(),
      changed: (exits, gone) => {
        this.keeper.put(exits);
        this.keeper.drop(gone);
        this.collector.forget(gone);
        this.banning.keeper.forgetExits(gone);
        this.places.forget(gone);
      },
    });
  }
  protected makeSessions(): SessionKeeper {
    const { clock, chance, log, inventory } = this.options;
    return new SessionKeeper({
      ...{ inventory, clock, chance, log },
      tell: (put, gone, except) => this.publisher.sendSessions(put, gone, except),
      changed: () => this.news.sessions(),
    });
  }
  protected makeBanning(): Banning {
    const { clock, log, inventory } = this.options;
    return new Banning({
      ...{ inventory, clock, log },
      tell: (put, lifted) => this.publisher.sendSiteBans(put, lifted),
      changed: () => this.news.siteBans(),
      failed: (id) => this.keeper.failedByVerdict(id),
    });
  }
  protected makeShadow(): Shadow {
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

  protected figures(): TrafficView {
    const { collector, acks, keeper } = this;
    const parts = {
      ...{ collector, tally: keeper.tally, acks },
      ...{ listeners: () => this.frame.listeners, caps: () => this.limits.near() },
      ...{ storageProblem: () => this.writer.problem, startedAt: this.options.clock.now() },
    };
    return trafficView(parts, { book: this.book, history: this.history });
  }
  protected workersMoved(): void {
    if (this.acks.ready()) this.ready();
    this.news.workers();
  }
}
