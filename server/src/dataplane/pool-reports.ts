// What pools make of the health of their members, told when it is another than last time.
import type { Snapshot } from '../core/snapshot/snapshot.ts';
import type { PoolReport } from '../link/messages.ts';

export class PoolReports {
  private told = new Map<string, PoolReport>();

  /** Control is a new one: it is told everything. */
  afresh(): void {
    this.told = new Map();
  }
  /** Pools that moved since the last call. */
  take(snapshot: Snapshot | undefined): PoolReport[] {
    const moved: PoolReport[] = [];
    for (const pool of snapshot?.poolsById.values() ?? []) {
      const before = this.told.get(pool.id);
      const { members, ejected } = pool.count;
      const { id, spared, panic } = pool;
      const isSame = before?.members === members && before.ejected === ejected;
      if (isSame && before.spared === spared && before.panic === panic) continue;
      const now = { id, members, ejected, spared, panic };
      this.told.set(id, now);
      moved.push(now);
    }
    return moved;
  }
}
