import { describe, expect, it } from 'vitest';
import { leastInFlight } from './least-in-flight.ts';
import { anyTurn, everyone, rotationOf, strategyContract, tally, viewOf } from './strategy.contract.ts';

describe('least-in-flight', () => {
  strategyContract(leastInFlight);
  it('takes the one with the fewest open requests', () => {
    const open = [3, 1, 2, 5];
    expect(
      leastInFlight(
        rotationOf([0, 1, 2, 3]),
        viewOf(
          () => true,
          (slot) => open[slot]!,
        ),
        anyTurn(),
      ),
    ).toBe(1);
  });
  it('keeps open requests level when none ends', () => {
    const open = new Array<number>(10).fill(0);
    const rotation = rotationOf(open.map((_, i) => i));
    const turn = anyTurn();
    const view = viewOf(
      () => true,
      (slot) => open[slot]!,
    );
    for (let i = 0; i < 95; i++) open[leastInFlight(rotation, view, turn)]!++;
    expect(Math.max(...open) - Math.min(...open)).toBeLessThanOrEqual(1);
    expect(leastInFlight(rotationOf([8]), everyone, turn)).toBe(8);
    expect(tally(leastInFlight, rotationOf([1, 2]), 2).size).toBe(2);
  });
});
