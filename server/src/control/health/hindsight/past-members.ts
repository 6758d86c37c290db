// How many members of each pool are out in a replay, kept one exit at a time: a pool lets no more be ejected than it accepts.
import type { PoolCount } from '../../../core/health/ejection-budget.ts';
import type { PoolRecord } from '../../../core/snapshot/records.ts';

/** Pools and their members as they are now. */
export interface PastWorld {
  readonly pools: readonly PoolRecord[];
  /** Ids of the exit's pools besides those that hold everything; undefined: it is gone. */
  readonly poolsOf: (exitId: string) => readonly string[] | undefined;
  readonly membersOf: (poolId: string) => number;
}

export class PastMembers {
  private readonly world: PastWorld;
  private readonly everything: readonly string[];
  /** Pool → its members that are out. */
  private readonly out = new Map<string, number>();

  constructor(world: PastWorld) {
    this.world = world;
    this.everything = world.pools.filter((it) => it.everything).map((it) => it.id);
  }

  countOf(poolId: string): PoolCount {
    return { members: this.world.membersOf(poolId), ejected: this.out.get(poolId) ?? 0 };
  }
  ejected(exitId: string): void {
    this.move(exitId, 1);
  }
  returned(exitId: string): void {
    this.move(exitId, -1);
  }

  private move(exitId: string, by: 1 | -1): void {
    for (const id of [...this.everything, ...(this.world.poolsOf(exitId) ?? [])])
      this.out.set(id, (this.out.get(id) ?? 0) + by);
  }
}
