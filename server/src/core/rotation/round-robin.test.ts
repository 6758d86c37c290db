import { describe, expect, it } from 'vitest';
import { roundRobin } from './round-robin.ts';
import { anyTurn, everyone, rotationOf, strategyContract, tally, viewOf } from './strategy.contract.ts';

describe('round-robin', () => {
  strategyContract(roundRobin);
  it('keeps its order when a member leaves', () => {
    const rotation = rotationOf([0, 1, 2, 3]);
    const turn = anyTurn();
    const next = () => roundRobin(rotation, everyone, turn);
    expect([next(), next()]).toEqual([0, 1]);
    rotation.members.remove(1);
    rotation.members.remove(2);
    expect([next(), next(), next()]).toEqual([3, 0, 3]);
  });
  it('is exactly even', () => {
    expect([...tally(roundRobin, rotationOf([4, 9, 11]), 300).values()]).toEqual([100, 100, 100]);
    expect(
      roundRobin(
        rotationOf([3]),
        viewOf((slot) => slot === 3),
        anyTurn(),
      ),
    ).toBe(3);
  });
});
