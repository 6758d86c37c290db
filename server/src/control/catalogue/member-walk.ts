// A walk over all exits that asks each about some pools again, part by part: nobody stands still for a hundred thousand. Between parts others may
// write; each part asks by the rules of now, so whoever was asked before a change is asked again by the walk of that change.
import { MemberMoves } from './member-moves.ts';
import type { Membership } from './membership.ts';
import type { Entry } from './entry.ts';

/** Exits asked in one part: a few milliseconds at most. */
export const walkPart = 4096;

export class MemberWalk {
  /** Who came into and left which pool; complete when the walk is. */
  readonly moves = new MemberMoves();
  private readonly entries: ReadonlyMap<string, Entry>;
  private readonly membership: Membership;
  private readonly pools: string[];
  private walk: Iterator<Entry> | undefined;
  private joined: number[] = [];
  private left: number[] = [];

  constructor(entries: ReadonlyMap<string, Entry>, membership: Membership, pools: readonly string[]) {
    this.entries = entries;
    this.membership = membership;
    this.pools = [...pools];
  }

  /** Whether it is more than one part. */
  get long(): boolean {
    return this.entries.size * this.pools.length > walkPart;
  }
  /** Does a part; true when it was the last. */
  next(): boolean {
    for (let left = walkPart; left > 0; left -= this.entries.size) {
      const pool = this.pools[0];
      if (pool === undefined) return true;
      if (this.part(pool)) this.pools.shift();
    }
    return this.pools.length === 0;
  }

  /** Asks a part of the exits; true when they were all asked. Each exit keeps its other pools. */
  private part(pool: string): boolean {
    const { lists } = this.membership;
    const isMember = this.membership.testOf(pool);
    const { joined, left } = this;
    const walk = (this.walk ??= this.entries.values());
    // Neighbours are mostly in the same pools.
    let [list, turn] = [lists.none, lists.turn(lists.none, pool)];
    for (let asked = 0; asked < walkPart; asked++) {
      const { value: entry, done } = walk.next() as IteratorResult<Entry, undefined>;
      if (done === true) {
        this.end(pool);
        return true;
      }
      if (entry.pools !== list) [list, turn] = [entry.pools, lists.turn(entry.pools, pool)];
      if (isMember(entry) === turn.holds) continue;
      (turn.holds ? left : joined).push(entry.row.seq);
      entry.pools = turn.other;
    }
    return false;
  }
  private end(pool: string): void {
    this.moves.add({ poolId: pool, joined: this.joined, left: this.left });
    [this.walk, this.joined, this.left] = [undefined, [], []];
    if (!this.membership.knows(pool)) this.membership.lists.forget(pool);
  }
}
