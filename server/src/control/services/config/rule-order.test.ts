import fc from 'fast-check';
import { expect, it } from 'vitest';
import { movesTo, wantedOrder } from './rule-order.ts';

it.each([
  [
    ['a', 'b', 'c'],
    ['c', 'a'],
    ['c', 'b', 'a'],
  ],
  [
    ['a', 'b'],
    ['a', 'x', 'b'],
    ['a', 'x', 'b'],
  ],
  [
    ['a', 'b'],
    ['x', 'b'],
    ['a', 'x', 'b'],
  ],
  [['a', 'b'], ['x'], ['a', 'b', 'x']],
  [[], ['x', 'y'], ['x', 'y']],
])('of %j, with %j named, the order is %j', (now, named, order) => expect(wantedOrder(now, named)).toEqual(order));

it('makes any order, and moves what is not in the longest row that stays', () => {
  const ids = Array.from({ length: 12 }, (_, i) => `r${i}`);
  fc.assert(
    fc.property(fc.shuffledSubarray(ids, { minLength: 12 }), (wanted) => {
      const order = [...ids];
      const moves = movesTo(ids, wanted);
      for (const { id, to } of moves) {
        order.splice(order.indexOf(id), 1);
        order.splice(to, 0, id);
      }
      expect(order).toEqual(wanted);
      expect(moves.length).toBeLessThan(ids.length);
    }),
  );
  expect(movesTo(['a', 'b', 'c'], ['b', 'c', 'a'])).toEqual([{ id: 'a', to: 2 }]);
});
