import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Term, TermIndex } from './term-index.ts';

describe('a term', () => {
  it('counts who has it, as a short list and as a bitset', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat(600)), { maxLength: 1500 }), (steps) => {
        const term = new Term('tag:a');
        const model = new Set<number>();
        for (const [add, slot] of steps) {
          if (add) model.add(slot);
          else model.delete(slot);
          if (add) term.add(slot);
          else term.remove(slot);
        }
        expect(term.count).toBe(model.size);
      }),
      { numRuns: 50 },
    );
  });
  it('becomes a bitset when many have it', () => {
    const term = new Term('country:DE');
    for (let slot = 0; slot < 257; slot++) term.add(slot);
    expect(term.list).toBeUndefined();
    expect([term.bits!.has(256), term.bits!.has(257), term.count]).toEqual([true, false, 257]);
  });
});

describe('the index of terms', () => {
  it('remembers values that exits had, but not addresses that nobody has and nobody asks for', () => {
    const index = new TermIndex();
    const had = ['city:wien', 'ip:192.0.2.1', 'ip:192.0.2.2'].map((key) => index.term(key));
    const asked = index.hold('ip:192.0.2.2');
    index.add(had, 3);
    expect(index.find('ip:192.0.2.1')?.count).toBe(1);
    index.remove(had, 3);
    expect(index.find('city:wien')?.count).toBe(0);
    expect(index.find('ip:192.0.2.1')).toBeUndefined();
    expect(index.term('ip:192.0.2.2')).toBe(asked);
  });

  it('keeps what only criteria name for as long as they do', () => {
    const index = new TermIndex();
    const asked = [index.hold('city:atlantis'), index.hold('city:atlantis')];
    index.release(asked[0]!);
    expect(index.find('city:atlantis')).toBe(asked[1]);
    expect(index.find('city:atlantis')?.had).toBe(false);
    index.release(asked[1]!);
    expect(index.find('city:atlantis')).toBeUndefined();
  });
});
