import { describe, expect, it } from 'vitest';
import { calmerOfTwo } from './calmer-of-two.ts';
import { anyTurn, chosen, numbers, ringOf, strategyContract, tally, viewOf, wantOf } from './strategy.contract.ts';

describe('the calmer of two', () => {
  strategyContract(calmerOfTwo, { weights: true });

  it('sends few to those that gather requests', () => {
    // Five of fifty stall: what comes to them stays.
    const stalling = 5;
    const inFlight = numbers(50).map(() => 0);
    const view = viewOf(() => true, { inFlight: (slot) => inFlight[slot]! });
    const ring = ringOf(numbers(50));
    const turn = anyTurn();
    for (let i = 0; i < 200; i++) {
      const slot = calmerOfTwo(ring, view, turn, wantOf(i));
      if (slot < stalling) inFlight[slot]!++;
    }
    // By chance alone twenty would have come.
    expect(inFlight.reduce((a, b) => a + b)).toBeLessThanOrEqual(stalling * 2);
  });
  it('counts requests by weight', () => {
    const view = viewOf(() => true, { inFlight: () => 2 });
    const ring = ringOf([0, 1], (slot) => ({ weight: slot === 0 ? 1 : 4 }));
    const counts = tally(chosen(calmerOfTwo, ring, 1000, view));
    // The heavy one is calmer with as many: it is taken unless both draws are the light one.
    expect(counts.get(0)! / 1000).toBeCloseTo(0.04, 1);
  });
});
