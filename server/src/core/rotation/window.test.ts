import { describe, expect, it } from 'vitest';
import { anyTurn, everyone, numbers, ringOf, viewOf } from './strategy.contract.ts';
import { leastOf } from './window.ts';

const around = (view = everyone, window = 4) => ({ view, turn: anyTurn(), window });

describe('the best of a window', () => {
  it('looks at no more than the window, and goes on behind the one it chose', () => {
    const ring = ringOf(numbers(10));
    const asked: number[] = [];
    const cost = (slot: number) => asked.push(slot) && 10 - slot;
    expect([leastOf(ring, around(), cost), leastOf(ring, around(), cost)]).toEqual([3, 7]);
    expect(asked).toEqual(numbers(8));
  });
  it('looks at everybody once in a small ring', () => {
    const asked: number[] = [];
    leastOf(ringOf([5, 6]), around(), (slot) => asked.push(slot));
    expect(asked).toEqual([5, 6]);
  });
  it('takes anybody behind the window when none in it takes the request', () => {
    const late = viewOf((slot) => slot === 8);
    expect(leastOf(ringOf(numbers(10)), around(late), () => 0)).toBe(8);
    expect(leastOf(ringOf(numbers(10)), around(viewOf(() => false)), () => 0)).toBe(-1);
    expect(leastOf(ringOf([]), around(), () => 0)).toBe(-1);
  });
});
