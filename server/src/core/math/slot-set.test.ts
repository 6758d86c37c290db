import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SlotSet, SlotWeights } from './slot-set.ts';

it('ranks its slots and their weights', () => {
  const ops = fc.array(fc.tuple(fc.boolean(), fc.nat(300), fc.oneof(fc.constant(4), fc.integer({ min: 1, max: 50 }))), {
    maxLength: 80,
  });
  fc.assert(
    fc.property(ops, fc.boolean(), (steps, early) => {
      const weights = new SlotWeights();
      const set = new SlotSet(weights);
      const truth = new Map<number, number>();
      if (early) expect(set.totalWeight).toBe(0);
      for (const [add, slot, weight] of steps) {
        if (!add) expect(set.remove(slot)).toBe(truth.delete(slot));
        else if (!truth.has(slot)) {
          weights.set(slot, weight);
          truth.set(slot, weight);
          expect(set.add(slot)).toBe(true);
        } else expect(set.add(slot)).toBe(false);
      }
      const sorted = [...truth.keys()].sort((a, b) => a - b);
      expect(sorted.map((_, rank) => set.at(rank))).toEqual(sorted);
      const units = sorted.flatMap((slot) => new Array<number>(truth.get(slot)!).fill(slot));
      expect(set.totalWeight).toBe(units.length);
      expect(units.map((_, at) => set.atWeight(at))).toEqual(units);
      expect(set.even).toBe(new Set(truth.values()).size < 2);
      const half = set.within([set.bits]);
      expect(half.count).toBe(set.count);
      expect(half.totalWeight).toBe(set.totalWeight);
    }),
  );
});
