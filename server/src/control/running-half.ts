// The running half of control: what happens between two writes. Publishes commits, owns health, probes, counts, and tells who watches.
// It takes the inventory as it is and gives back what verbs may ask of it.
import { turn } from '../base/turn.ts';
import { compileAccess } from '../core/access/rules.ts';
import type { Link } from '../link/link.ts';
import type { ToControl, ToWorker } from '../link/messages.ts';
import type { Commit, Inventory } from './inventory-port.ts';
import { takeIn } from './publish/arrivals.ts';
import { metricsText } from './telemetry/metrics.ts';
import { RunningParts } from './running-parts.ts';
import { SortingAhead } from './sorting-ahead.ts';

export type { RunningHalfOptions } from './running-parts.ts';

/** Time that news about workers wait for neighbours, ms; exits taken in at once when everything is loaded. */
const partSize = 1_000;
const minutesKeptMs = 24 * 60 * 60_000;

export class RunningHalf extends RunningParts {
  private readonly sorting = new SortingAhead({
    sort: () => this.options.inventory.sortAhead(),
    clock: this.options.clock,
    log: this.options.log,
  });

  /** Loads what storage remembers, a part at a time. Workers may come afterwards. */
  async load(): Promise<void> {
    const { inventory, clock } = this.options;
    inventory.onCommit((commit) => this.committed(commit));
    this.keeper.restore(inventory.loadHealth());
    this.limits.follow(this.frame.users);
    this.sessions.restore();
    this.banning.keeper.restore();
    this.places.restore();
    this.collector.restore(inventory.loadTraffic(), inventory.loadMinutes(clock.now() - minutesKeptMs));
    const exits = inventory.exitBriefs();
    for (let at = 0; at < exits.length; at += partSize) {
      this.keeper.put(exits.slice(at, at + partSize));
      await turn();
    }
    this.alerts.restore();
    void this.places.start();
    void this.whenReady.then(() => this.sorting.arrived(exits.length));
  }

  /** A worker's link, on the stack of the event that made it. */
  accept(link: Link<ToWorker, ToControl>): void {
    const { publisher, acks, collector, keeper } = this;
    const { log, clock } = this.options;
    this.links.add(link);
    takeIn(link, {
      ...{ publisher, acks, log, ...this.banning.arrivals },
      spending: (words) => this.limits.granter.heard(link, words),
      introduced: (words) => this.limits.granter.came(link, words),
      reported: (worker, report) => {
        collector.take(worker, report, clock.now());
        this.watching.reported(worker, report);
        keeper.reported(report.exits);
        this.ruleHits.take(report.rules);
        this.shadow.moved(report.exits.map((it) => it.id));
        this.kept.take(report.requests);
        this.history.take(report.requests);
        this.book.take(report.siteTraffic);
      },
      sessions: (peer, told) => this.sessions.heard(peer, told),
      gone: (worker) => {
        collector.gone(worker, clock.now());
        this.watching.workerGone(worker);
        log.info({ worker }, 'a worker is gone');
      },
      closed: () => {
        this.links.delete(link);
        this.limits.granter.gone(link);
      },
    });
  }

  metrics(): string {
    const { collector, acks, keeper, banning } = this;
    const { version } = this.options;
    return metricsText({
      version,
      collector,
      tally: keeper.tally,
      acks,
      siteBans: banning.figures(),
      pools: this.watching.pools(),
    });
  }

  /** The last figures are written; workers keep serving without us. */
  close(): void {
    this.probing.close();
    this.watching.close();
    this.alerts.close();
    this.sorting.close();
    this.places.close();
    this.pulse.close();
    this.keeper.close();
    this.sessions.close();
    this.banning.close();
    this.shadow.close();
    this.publisher.close();
    for (const link of this.links) link.close();
    this.news.close();
    this.writer.close();
    this.ruleHits.close();
    this.book.close();
    this.limits.close();
    this.history.close();
  }

  private committed(commit: Commit): void {
    const { inventory, clock } = this.options;
    const { revision, noun, ids, run } = commit;
    if (commit.frame) this.frameChanged(inventory);
    else if (noun === 'probe-profiles') this.probing.refresh();
    this.keeper.renew(commit.probe);
    this.places.renew(commit.probe);
    this.publisher.committed(commit);
    this.acks.committed(revision, clock.now());
    this.sorting.arrived(commit.exitIds.length);
    if (run === undefined) this.news.changed(noun, ids);
    else this.news.writeRun(run, noun);
  }
  private frameChanged(inventory: Inventory): void {
    this.settings = inventory.settings();
    this.frame = inventory.frame();
    this.access = compileAccess(this.frame.settings);
    this.probing.refresh();
    this.places.settingsChanged();
    this.watching.poolsChanged();
    this.limits.follow(this.frame.users);
  }
}
