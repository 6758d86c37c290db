import { describe, expect, it } from 'vitest';
import { random } from './random.ts';
import { anyTurn, everyone, rotationOf, strategyContract, tally, viewOf } from './strategy.contract.ts';

describe('random', () => {
  strategyContract(random);
  it('has no order that one could follow', () => {
    const rotation = rotationOf(Array.from({ length: 50 }, (_, i) => i));
    const turn = anyTurn();
    const picked = Array.from({ length: 50 }, () => random(rotation, everyone, turn));
    expect(new Set(picked).size).toBeLessThan(50);
    expect(
      tally(
        random,
        rotation,
        10,
        viewOf((slot) => slot === 7),
      ),
    ).toEqual(new Map([[7, 10]]));
  });
});
