import { describe, expect, it } from 'vitest';
import { eachSeq, type SeqList } from '../../core/math/seq-list.ts';
import { MemberMoves } from './member-moves.ts';

describe('moves of members', () => {
  it('say only what differs', () => {
    const moves = new MemberMoves();
    moves.note(1, ['a', 'b'], ['b', 'c']);
    expect(moves.all()).toEqual([
      { poolId: 'c', joined: [1], left: [] },
      { poolId: 'a', joined: [], left: [1] },
    ]);
  });
  it('keep the last word about an exit and a pool', () => {
    const moves = new MemberMoves();
    moves.note(1, [], ['a']);
    moves.note(1, ['a'], []);
    expect(moves.all()).toEqual([{ poolId: 'a', joined: [], left: [1] }]);
    moves.add({ poolId: 'a', joined: [1], left: [] });
    expect(moves.all()).toEqual([{ poolId: 'a', joined: [1], left: [] }]);
  });
  it('are taken in parts, once', () => {
    const moves = new MemberMoves();
    moves.add({ poolId: 'a', joined: [1, 2, 3, 4, 5], left: [6, 7, 8] });
    const read = (list: SeqList): number[] => {
      const seqs: number[] = [];
      eachSeq(list, (seq) => seqs.push(seq));
      return seqs;
    };
    const patches = moves.take(2).map((patch) => patch());
    expect(patches.map((it) => ({ ...it, joined: read(it.joined), left: read(it.left) }))).toEqual([
      { poolId: 'a', joined: [1, 2], left: [6, 7] },
      { poolId: 'a', joined: [3, 4], left: [8] },
      { poolId: 'a', joined: [5], left: [] },
    ]);
    expect(moves.any).toBe(false);
    expect(moves.take(2)).toEqual([]);
  });
});
