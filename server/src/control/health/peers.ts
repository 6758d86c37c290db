// Peers: exits that behave unlike the others of their pools, by success and by latency, judged every few seconds a part at a time. Those that
// fail or are slow everywhere are taken out as far as the pool allows; those that are slow at one site only are kept away from it.
import type { Settings } from '@gyre/shared/contract/settings';
import type { HealthReason } from '@gyre/shared/vocabulary';
import type { Clock } from '../../base/clock.ts';
import { turn } from '../../base/turn.ts';
import { ejectionBudgetDefaults, mayEject, type PoolCount } from '../../core/health/ejection-budget.ts';
import {
  type LatencyOutlier,
  latencyOutlierDefaults,
  slowAtSites,
  slowOverall,
  type SiteReading,
} from '../../core/health/latency-outlier.ts';
import { type ExitOutcomes, type RateOutlier, rateOutlierDefaults, rateOutliers } from '../../core/health/outlier.ts';
import type { PoolRecord } from '../../core/snapshot/records.ts';
import type { ExitReport, SiteReport } from '../../link/messages.ts';
import { OutcomeWindows } from './outcome-windows.ts';

/** Time between two judgements, ms. */
export const judgeMs = 5_000;
/** Exits compared in one turn of the loop: a few ms. More peers are compared in groups of so many, which is plenty for their statistics. */
const group = 1_000;

export interface PeersOptions {
  readonly clock: Clock;
  readonly settings: () => Pick<Settings['health'], 'successOutliers' | 'latencyOutliers'>;
  readonly pools: () => readonly PoolRecord[];
  /** Ids of the exit's pools besides those that hold everything; undefined: it is gone. */
  readonly poolsOf: (exitId: string) => readonly string[] | undefined;
  readonly isOut: (exitId: string) => boolean;
  /** As workers report it; undefined: nobody has said anything. */
  readonly countOf: (poolId: string) => PoolCount | undefined;
  readonly eject: (exitId: string, reason: HealthReason, detail: string) => void;
  readonly slowAt: (exitId: string, site: string, reason: string) => void;
}

export class Peers {
  private readonly options: PeersOptions;
  private readonly windows = new OutcomeWindows();
  private readonly stop: () => void;
  private judging = false;

  constructor(options: PeersOptions) {
    this.options = options;
    this.stop = options.clock.every(judgeMs, () => void this.judge());
  }

  take(exits: readonly ExitReport[], sites: readonly SiteReport[]): void {
    this.windows.take(exits, sites, this.options.clock.now());
  }
  close(): void {
    this.stop();
  }

  async judge(): Promise<void> {
    if (this.judging) return;
    this.judging = true;
    try {
      const { successOutliers, latencyOutliers } = this.options.settings();
      if (successOutliers) await this.bySuccess();
      if (latencyOutliers) await this.byLatency();
    } finally {
      this.judging = false;
    }
  }

  private async bySuccess(): Promise<void> {
    const byPool = new Map<PoolRecord, ExitOutcomes[]>();
    const pools = this.poolsById();
    let seen = 0;
    // What is reported between two turns may be part of it.
    for (const outcomes of this.windows.exits(this.options.clock.now())) {
      if (++seen % group === 0) await turn();
      if (outcomes.successes + outcomes.failures < rateOutlierDefaults.failureMinimumVolume) continue;
      for (const pool of this.poolsOf(outcomes.exit, pools)) push(byPool, pool, outcomes);
    }
    for (const [pool, exits] of byPool)
      for (const peers of inGroups(exits)) {
        for (const outlier of rateOutliers(peers, rateOutlierDefaults))
          this.out(pool, outlier, rateText(outlier, peers));
        await turn();
      }
  }
  private async byLatency(): Promise<void> {
    const readings = this.windows.readings(this.options.clock.now());
    if (readings.length === 0) return;
    const byPool = new Map<PoolRecord, SiteReading[]>();
    const pools = this.poolsById();
    for (const reading of readings) for (const pool of this.poolsOf(reading.exit, pools)) push(byPool, pool, reading);
    for (const [pool, mine] of byPool) {
      await turn();
      const overall = slowOverall(mine, latencyOutlierDefaults);
      const everywhere = new Set(overall.map((it) => it.exit));
      for (const outlier of overall) this.out(pool, outlier, latencyText(outlier));
      await turn();
      for (const outlier of slowAtSites(mine, latencyOutlierDefaults))
        if (!everywhere.has(outlier.exit)) this.slow(outlier);
    }
  }

  private out(pool: PoolRecord, { exit, reason }: RateOutlier | LatencyOutlier, detail: string): void {
    if (this.options.isOut(exit)) return;
    const count = this.options.countOf(pool.id);
    const { protection } = pool.resilience;
    if (count === undefined || !mayEject(count, { ...ejectionBudgetDefaults, ...protection })) return;
    this.windows.forget(exit);
    this.options.eject(exit, reason, detail);
  }
  private slow(outlier: LatencyOutlier): void {
    this.windows.forget(outlier.exit);
    this.options.slowAt(outlier.exit, outlier.site!, latencyText(outlier));
  }

  private poolsById(): Pools {
    const pools = this.options.pools();
    return { byId: new Map(pools.map((it) => [it.id, it])), everything: pools.filter((it) => it.everything) };
  }
  private poolsOf(exit: string, { byId, everything }: Pools): PoolRecord[] {
    const ids = this.options.isOut(exit) ? undefined : this.options.poolsOf(exit);
    return ids === undefined ? [] : [...everything, ...ids.flatMap((id) => byId.get(id) ?? [])];
  }
}

interface Pools {
  readonly byId: ReadonlyMap<string, PoolRecord>;
  readonly everything: readonly PoolRecord[];
}

function push<T>(lists: Map<PoolRecord, T[]>, pool: PoolRecord, item: T): void {
  const list = lists.get(pool);
  if (list === undefined) lists.set(pool, [item]);
  else list.push(item);
}
function* inGroups<T>(items: readonly T[]): Generator<readonly T[]> {
  const groups = Math.max(1, Math.ceil(items.length / group));
  const size = Math.ceil(items.length / groups);
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}

const percent = (share: number): number => Math.round(share * 100);
function rateText({ exit, successRate }: RateOutlier, peers: readonly ExitOutcomes[]): string {
  let [ok, all, own] = [0, 0, 0];
  for (const it of peers) {
    if (it.exit === exit) own = it.successes + it.failures;
    else [ok, all] = [ok + it.successes, all + it.successes + it.failures];
  }
  return `works in ${percent(successRate)} % of ${own} attempts; its peers in ${percent(ok / Math.max(1, all))} %`;
}
function latencyText({ site, ratio, extraMs }: LatencyOutlier): string {
  const where = site === null ? '' : ` at ${site}`;
  return `takes ${Math.round(ratio * 10) / 10} times as long as its peers${where}, ${Math.round(extraMs)} ms more`;
}
