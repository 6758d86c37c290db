import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Fenwick } from './fenwick.ts';

it('finds the number that holds a unit, before and after it grows', () => {
  const values = fc.array(fc.nat(5), { maxLength: 40 });
  fc.assert(
    fc.property(values, fc.array(fc.tuple(fc.nat(90), fc.nat(4)), { maxLength: 20 }), (start, added) => {
      const tree = new Fenwick(start);
      const truth = [...start];
      for (const [index, change] of added) {
        tree.add(index, change);
        while (truth.length <= index) truth.push(0);
        truth[index]! += change;
      }
      const units = truth.flatMap((n, index) => Array.from({ length: n }, (_, rest) => [index, rest]));
      expect(tree.total).toBe(units.length);
      expect(units.map((_, at) => [tree.find(at), tree.rest])).toEqual(units);
    }),
  );
});
