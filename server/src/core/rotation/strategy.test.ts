import { describe, expect, it } from 'vitest';
import { makeTurn, nextThatTakes, startOf } from './strategy.ts';
import { everyone, numbers, ringOf, viewOf } from './strategy.contract.ts';

describe('what strategies share', () => {
  it('finds the next that takes, around the end', () => {
    const { members } = ringOf([2, 5, 9]);
    const notFive = viewOf((slot) => slot !== 5);
    expect([nextThatTakes(members, 3, everyone), nextThatTakes(members, 3, notFive)]).toEqual([5, 9]);
    expect([nextThatTakes(members, 10, everyone), nextThatTakes(ringOf([]).members, 0, everyone)]).toEqual([2, -1]);
  });
  it('stops after some thousands that do not take', () => {
    let asked = 0;
    const refuse = viewOf(() => ++asked < 0);
    expect(nextThatTakes(ringOf(numbers(6000)).members, 0, refuse)).toBe(-1);
    expect(asked).toBe(4096);
  });
  it('starts each worker at its share, then behind the last', () => {
    const ring = ringOf(numbers(12));
    expect([0, 1, 3].map((worker) => startOf(ring, makeTurn({ worker, workers: 4, seed: 1 })))).toEqual([0, 3, 9]);
    ring.cursor = 7;
    expect(startOf(ring, makeTurn({ worker: 3, workers: 4, seed: 1 }))).toBe(8);
  });
  it('gives workers chances of their own', () => {
    const [a, b] = [0, 1].map((worker) => makeTurn({ worker, workers: 2, seed: 1 }).prng.next());
    expect(a).not.toBe(b);
  });
});
