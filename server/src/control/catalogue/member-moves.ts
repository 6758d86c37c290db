// Who came into and who left which pool, collected while membership is found again: what workers are told instead of whole records.
import type { MemberPatch } from '../../core/snapshot/records.ts';

/** What is known of a pool: what was told in one piece as it came, or the last word about each exit (true: joined). */
type Moves = MemberPatch | Map<number, boolean>;

export class MemberMoves {
  private readonly byPool = new Map<string, Moves>();

  /** The pools an exit was in and is in. The last word about an exit and a pool counts. */
  note(seq: number, before: readonly string[], after: readonly string[]): void {
    for (const pool of after) if (!before.includes(pool)) this.wordsOf(pool).set(seq, true);
    for (const pool of before) if (!after.includes(pool)) this.wordsOf(pool).set(seq, false);
  }
  /** Nobody is named twice in it. */
  add(patch: MemberPatch): void {
    const { poolId, joined, left } = patch;
    if (joined.length + left.length === 0) return;
    if (!this.byPool.has(poolId)) {
      this.byPool.set(poolId, patch);
      return;
    }
    const words = this.wordsOf(poolId);
    for (const seq of joined) words.set(seq, true);
    for (const seq of left) words.set(seq, false);
  }
  get any(): boolean {
    return this.byPool.size > 0;
  }
  /** One patch for each pool. */
  all(): MemberPatch[] {
    return Array.from(this.byPool, ([poolId, moves]) => (moves instanceof Map ? patchOf(poolId, moves) : moves));
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

  private wordsOf(pool: string): Map<number, boolean> {
    const known = this.byPool.get(pool);
    if (known instanceof Map) return known;
    const words = new Map<number, boolean>();
    for (const seq of known?.joined ?? []) words.set(seq, true);
    for (const seq of known?.left ?? []) words.set(seq, false);
    this.byPool.set(pool, words);
    return words;
  }
}

function patchOf(poolId: string, words: ReadonlyMap<number, boolean>): MemberPatch {
  const joined: number[] = [];
  const left: number[] = [];
  for (const [seq, isIn] of words) (isIn ? joined : left).push(seq);
  return { poolId, joined, left };
}
