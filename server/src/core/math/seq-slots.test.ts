import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SeqSlots } from './seq-slots.ts';

describe('slots by seq', () => {
  it('answer like a map', () => {
    const seq = fc.oneof(fc.nat(3000), fc.nat(2 ** 40));
    const step = fc.record({ seq, slot: fc.nat(1_000_000), drop: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const slots = new SeqSlots();
        const truth = new Map<number, number>();
        for (const { seq, slot, drop } of steps) {
          if (drop) slots.drop(seq);
          else slots.set(seq, slot);
          if (drop) truth.delete(seq);
          else truth.set(seq, slot);
          for (const it of steps) expect(slots.of(it.seq)).toBe(truth.get(it.seq) ?? -1);
        }
      }),
    );
  });
});
