// Who came into and who left which pool, collected while membership is found again: what workers are told instead of whole records.
import type { MemberPatch } from '../../core/snapshot/records.ts';

export class MemberMoves {
  private readonly byPool = new Map<string, { readonly joined: Set<number>; readonly left: Set<number> }>();

  /** The pools an exit was in and is in. The last word about an exit and a pool counts. */
  note(seq: number, before: readonly string[], after: readonly string[]): void {
    for (const pool of after) if (!before.includes(pool)) this.joined(pool, seq);
    for (const pool of before) if (!after.includes(pool)) this.left(pool, seq);
  }
  add({ poolId, joined, left }: MemberPatch): void {
    for (const seq of joined) this.joined(poolId, seq);
    for (const seq of left) this.left(poolId, seq);
  }
  get any(): boolean {
    return this.byPool.size > 0;
  }
  /** One patch for each pool. */
  all(): MemberPatch[] {
    return [...this.byPool].map(([poolId, { joined, left }]) => ({ poolId, joined: [...joined], left: [...left] }));
  }
  /** Patches of at most `most` exits that join and leave; what was taken is forgotten. */
  take(most: number): MemberPatch[] {
    const patches: MemberPatch[] = [];
    for (const { poolId, joined, left } of this.all())
      for (let at = 0; at < Math.max(joined.length, left.length); at += most)
        patches.push({ poolId, joined: joined.slice(at, at + most), left: left.slice(at, at + most) });
    this.byPool.clear();
    return patches;
  }

  private joined(pool: string, seq: number): void {
    const moves = this.of(pool);
    moves.left.delete(seq);
    moves.joined.add(seq);
  }
  private left(pool: string, seq: number): void {
    const moves = this.of(pool);
    moves.joined.delete(seq);
    moves.left.add(seq);
  }
  private of(pool: string): { readonly joined: Set<number>; readonly left: Set<number> } {
    let moves = this.byPool.get(pool);
    if (moves === undefined) this.byPool.set(pool, (moves = { joined: new Set(), left: new Set() }));
    return moves;
  }
}
