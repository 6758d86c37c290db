import { describe, expect, it } from 'vitest';
import { hashOf } from '../math/hash.ts';
import { anyTurn, everyone, numbers, ringOf, strategyContract, tally, viewOf, wantOf } from './strategy.contract.ts';
import { rendezvous } from './rendezvous.ts';

const siteHash = hashOf('example.test');

describe('rendezvous', () => {
  strategyContract(rendezvous, { above: 0.35, below: 0.7 });
  it('keeps a site with its exit, in every worker', () => {
    const ring = ringOf(numbers(30));
    const again = ringOf(numbers(30).reverse());
    for (let i = 0; i < 300; i++) {
      const slot = rendezvous(ring, everyone, anyTurn(), wantOf(i));
      expect(rendezvous(again, everyone, anyTurn(), wantOf(i, { nowMs: 1 }))).toBe(slot);
    }
  });
  it('passes over an exit that has much more to do than the others', () => {
    const ring = ringOf(numbers(10));
    const open = new Array<number>(10).fill(0);
    const view = viewOf(() => true, { inFlight: (slot) => open[slot]! });
    for (let inFlight = 0; inFlight < 400; inFlight++)
      open[rendezvous(ring, view, anyTurn(), wantOf(0, { siteHash, inFlight }))]!++;
    expect(Math.max(...open)).toBeLessThanOrEqual(Math.ceil(1.25 * 40) + 1);
    expect(Math.max(...open)).toBeGreaterThan(45);
  });
  it('takes a busy exit rather than none', () => {
    const only = viewOf((slot) => slot === 3, { inFlight: () => 100 });
    expect(rendezvous(ringOf(numbers(10)), only, anyTurn(), wantOf(0))).toBe(3);
  });
  it('moves only the sites of an exit that goes', () => {
    const ring = ringOf(numbers(50));
    const before = numbers(2000).map((i) => rendezvous(ring, everyone, anyTurn(), wantOf(i)));
    ring.remove(7);
    const after = numbers(2000).map((i) => rendezvous(ring, everyone, anyTurn(), wantOf(i)));
    for (const [i, slot] of before.entries()) expect(after[i] === slot).toBe(slot !== 7);
    // They spread over many others.
    expect(tally(after.filter((_, i) => before[i] === 7)).size).toBeGreaterThan(10);
  });
});
