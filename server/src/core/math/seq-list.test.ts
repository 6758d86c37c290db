import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eachSeq, mostSeqs, packSeqs, type SeqList } from './seq-list.ts';

const read = (list: SeqList): number[] => {
  const seqs: number[] = [];
  eachSeq(list, (seq) => seqs.push(seq));
  return seqs;
};

describe('a list of seqs', () => {
  it('holds the same seqs after it was packed and sent, whatever they are', () => {
    const near = fc.integer({ min: 1, max: 3000 });
    const far = fc.integer({ min: 1, max: 2 ** 40 });
    fc.assert(
      fc.property(fc.uniqueArray(fc.oneof(near, near, far), { maxLength: 400 }), (seqs) => {
        const sent = JSON.parse(JSON.stringify(packSeqs(seqs))) as SeqList;
        expect(read(sent).sort((a, b) => a - b)).toEqual(seqs.sort((a, b) => a - b));
        expect(mostSeqs(sent)).toBeGreaterThanOrEqual(seqs.length);
      }),
    );
  });
  it('is short for many neighbours and plain for a few strangers', () => {
    const many = packSeqs(Array.from({ length: 60_000 }, (_, i) => 500 + i));
    expect(JSON.stringify(many).length).toBeLessThan(10_100);
    expect(packSeqs([3, 900_000])).toEqual([3, 900_000]);
    expect(packSeqs([])).toEqual([]);
  });
});
