import { expect, it } from 'vitest';
import { sortedPositions } from './radix.ts';
import { Scratch } from './scratch.ts';

it('lends what was given back, the smallest that is large enough', () => {
  const scratch = new Scratch();
  const [few, many] = [scratch.numbers(10), scratch.doubles(100)];
  scratch.giveBack(many, few);
  const again = scratch.numbers(9);
  expect(again).toHaveLength(9);
  expect(again.buffer).toBe(few.buffer);
  expect(scratch.numbers(9).buffer).toBe(many.buffer);
  expect(scratch.numbers(9).buffer).not.toBe(many.buffer);
});
it('keeps few, and those that are asked for', () => {
  const scratch = new Scratch();
  scratch.giveBack(...Array.from({ length: 20 }, () => new Uint32Array(1)));
  const large = scratch.numbers(100);
  scratch.giveBack(large);
  expect(scratch.numbers(100).buffer).toBe(large.buffer);
});
it('is none of the business of what is sorted in it', () => {
  const scratch = new Scratch();
  for (let round = 0; round < 5; round++) {
    const keys = Float64Array.from({ length: 300 + round }, (_, i) => ((i * 7919) % 101) * (round + 0.5) * 1e3);
    const wanted = [...keys.keys()].sort((a, b) => keys[a]! - keys[b]! || a - b);
    const sorted = sortedPositions(keys, scratch);
    expect([...sorted]).toEqual(wanted);
    scratch.giveBack(sorted);
  }
  expect([...sortedPositions(new Float64Array(3), scratch)]).toEqual([0, 1, 2]);
  expect([...sortedPositions(new Float64Array(0), scratch)]).toEqual([]);
});
