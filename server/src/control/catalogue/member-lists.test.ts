import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MemberLists } from './member-lists.ts';

it('leads to one list with the pool and one without, the same however one came there', () => {
  const lists = new MemberLists();
  const ab = lists.with(lists.with(lists.none, 'b'), 'a');
  expect(ab).toEqual(['a', 'b']);
  expect(lists.with(lists.with(lists.none, 'a'), 'b')).toBe(ab);
  expect(lists.turn(ab, 'b')).toEqual({ holds: true, other: ['a'] });
  expect(lists.turn(ab, 'b').other).toBe(lists.with(lists.none, 'a'));
  expect(lists.turn(ab, 'c')).toEqual({ holds: false, other: ['a', 'b', 'c'] });
  expect(lists.turn(ab, 'c')).toBe(lists.turn(ab, 'c'));
  expect(lists.turn(lists.with(lists.none, 'a'), 'a').other).toBe(lists.none);
});

it('with a pool that is there already is itself', () => {
  const lists = new MemberLists();
  const a = lists.with(lists.none, 'a');
  expect(lists.with(a, 'a')).toBe(a);
});

it('gives the same lists after a pool is forgotten', () => {
  const lists = new MemberLists();
  const ab = lists.with(lists.with(lists.none, 'a'), 'b');
  lists.forget('b');
  expect(lists.turn(ab, 'b')).toEqual({ holds: true, other: ['a'] });
  expect(lists.with(lists.with(lists.none, 'a'), 'b')).toBe(ab);
});

it('is the sorted set of the pools that were added and not taken, whatever the way', () => {
  const steps = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 30 });
  fc.assert(
    fc.property(steps, (pools) => {
      const lists = new MemberLists();
      const expected = new Set<string>();
      let list = lists.none;
      for (const pool of pools) {
        const { holds, other } = lists.turn(list, pool);
        expect(holds).toBe(expected.has(pool));
        if (holds) expected.delete(pool);
        else expected.add(pool);
        list = other;
        expect(list).toEqual([...expected].sort());
      }
    }),
  );
});
