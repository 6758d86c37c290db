// What pools make of the health of their members, as the workers report it: merged over them, with the time a panic began.
import type { PoolHealth } from '@gyre/shared/contract/health';
import type { PoolCount } from '../../core/health/ejection-budget.ts';
import type { PoolRecord } from '../../core/snapshot/records.ts';
import type { PoolReport } from '../../link/messages.ts';

export type KnownPool = Pick<PoolRecord, 'id' | 'name' | 'resilience'>;

export class PoolsHealth {
  private readonly byWorker = new Map<number, Map<string, PoolReport>>();
  private readonly panicSince = new Map<string, number>();
  private moved = new Set<string>();

  take(worker: number, reports: readonly PoolReport[], now: number): void {
    if (reports.length === 0) return;
    let known = this.byWorker.get(worker);
    if (known === undefined) this.byWorker.set(worker, (known = new Map<string, PoolReport>()));
    for (const report of reports) {
      known.set(report.id, report);
      this.follow(report.id, now);
    }
  }
  /** The worker is gone: what it said no longer holds. */
  gone(worker: number, now: number): void {
    const ids = [...(this.byWorker.get(worker)?.keys() ?? [])];
    this.byWorker.delete(worker);
    for (const id of ids) this.follow(id, now);
  }
  keepOnly(ids: ReadonlySet<string>): void {
    for (const known of this.byWorker.values()) for (const id of known.keys()) if (!ids.has(id)) known.delete(id);
    for (const id of this.panicSince.keys()) if (!ids.has(id)) this.panicSince.delete(id);
  }

  /** Undefined: no worker has said anything yet. */
  countOf(poolId: string): PoolCount | undefined {
    return this.merged(poolId);
  }
  of({ id, name, resilience }: KnownPool): PoolHealth {
    const { members, ejected, spared, panic } = this.merged(id) ?? nothing;
    const { minimumEligible } = resilience.protection;
    return {
      ...{ poolId: id, poolName: name, members, ejected, spared, panic, minimumEligible },
      panicSinceAt: this.panicSince.get(id) ?? null,
      // A pool that nobody has filled yet is no trouble.
      belowMinimum: members > 0 && members - ejected < minimumEligible,
    };
  }
  /** Those in trouble first. */
  all(pools: readonly KnownPool[]): PoolHealth[] {
    const rank = (it: PoolHealth): number => Number(it.panic) * 4 + Number(it.belowMinimum) * 2 + Number(it.spared > 0);
    return pools
      .map((pool) => this.of(pool))
      .sort((a, b) => rank(b) - rank(a) || b.ejected - a.ejected || (a.poolName < b.poolName ? -1 : 1));
  }
  /** Pools whose figures are other ones since the last call. */
  takeMoved(): ReadonlySet<string> {
    const { moved } = this;
    this.moved = new Set();
    return moved;
  }

  private follow(id: string, now: number): void {
    this.moved.add(id);
    if (this.merged(id)?.panic !== true) this.panicSince.delete(id);
    else if (!this.panicSince.has(id)) this.panicSince.set(id, now);
  }
  /** Workers hear of changes within milliseconds of each other: the worst any of them sees is told. */
  private merged(id: string): PoolReport | undefined {
    let sum: PoolReport | undefined;
    for (const known of this.byWorker.values()) {
      const it = known.get(id);
      if (it === undefined) continue;
      if (sum === undefined) sum = it;
      else
        sum = {
          ...{ id, members: Math.max(sum.members, it.members), ejected: Math.max(sum.ejected, it.ejected) },
          ...{ spared: Math.max(sum.spared, it.spared), panic: sum.panic || it.panic },
        };
    }
    return sum;
  }
}

const nothing = { members: 0, ejected: 0, spared: 0, panic: false };
