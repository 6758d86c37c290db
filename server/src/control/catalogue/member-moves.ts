// Who came into and who left which pool, collected while membership is found again: what workers are told instead of whole records.
import { packSeqs } from '../../core/math/seq-list.ts';
import type { MemberPatch } from '../../core/snapshot/records.ts';

/** Who came into and who left one pool, by seq. */
export interface PoolMoves {
  readonly poolId: string;
  readonly joined: readonly number[];
  readonly left: readonly number[];
}
/** What is known of a pool: what was told in one piece as it came, or the last word about each exit (true: joined). */
type Moves = PoolMoves | Map<number, boolean>;

export class MemberMoves {
  private readonly byPool = new Map<string, Moves>();

  /** The pools an exit was in and is in. The last word about an exit and a pool counts. */
  note(seq: number, before: readonly string[], after: readonly string[]): void {
    for (const pool of after) if (!before.includes(pool)) this.wordsOf(pool).set(seq, true);
    for (const pool of before) if (!after.includes(pool)) this.wordsOf(pool).set(seq, false);
  }
  /** Nobody is named twice in it. */
  add(moves: PoolMoves): void {
    const { poolId, joined, left } = moves;
    if (joined.length + left.length === 0) return;
    if (!this.byPool.has(poolId)) {
      this.byPool.set(poolId, moves);
      return;
    }
    const words = this.wordsOf(poolId);
    for (const seq of joined) words.set(seq, true);
    for (const seq of left) words.set(seq, false);
  }
  get any(): boolean {
    return this.byPool.size > 0;
  }
  /** Those of each pool. */
  all(): PoolMoves[] {
    return Array.from(this.byPool, ([poolId, moves]) => (moves instanceof Map ? movesOf(poolId, moves) : moves));
  }
  /** Patches of at most `most` exits that join and leave, each made when it is called for; what was taken is forgotten. */
  take(most: number): (() => MemberPatch)[] {
    const patches: (() => MemberPatch)[] = [];
    for (const { poolId, joined, left } of this.all())
      for (let at = 0; at < Math.max(joined.length, left.length); at += most) {
        const part = (seqs: readonly number[]) => packSeqs(seqs.slice(at, at + most));
        patches.push(() => ({ poolId, joined: part(joined), left: part(left) }));
      }
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

function movesOf(poolId: string, words: ReadonlyMap<number, boolean>): PoolMoves {
  const joined: number[] = [];
  const left: number[] = [];
  for (const [seq, isIn] of words) (isIn ? joined : left).push(seq);
  return { poolId, joined, left };
}
