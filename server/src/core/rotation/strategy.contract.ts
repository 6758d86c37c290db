// The suite every rotation strategy must pass, and the rings and views its tests are made of.
import { expect, it } from 'vitest';
import { hashOf } from '../math/hash.ts';
import { Ring } from '../math/ring.ts';
import { SlotColumns, type SlotValues } from '../math/slot-columns.ts';
import { makeTurn, type RotationStrategy, type View, type Want } from './strategy.ts';

export const numbers = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

export function ringOf(slots: readonly number[], values: (slot: number) => Partial<SlotValues> = () => ({})): Ring {
  const columns = new SlotColumns();
  const ring = new Ring(columns);
  for (const slot of slots) {
    columns.set(slot, { weight: 1, hash: hashOf(`exit_${slot}`), priority: 0, price: Infinity, ...values(slot) });
    ring.add(slot);
  }
  return ring;
}

export function viewOf(takes: (slot: number) => boolean, over: Partial<View> = {}): View {
  return { takes, mostOut: 0, inFlight: () => 0, lastUsedAt: () => 0, latencyMs: () => NaN, ...over };
}
export const everyone = viewOf(() => true);
export const anyTurn = () => makeTurn({ worker: 0, workers: 1, seed: 42 });

/** The wants of a long day: time and sites go on. */
export function wantOf(i: number, over: Partial<Want> = {}): Want {
  const day = { everyRequests: 1, periodMs: 60_000, nowMs: i * 60_000, siteHash: hashOf(`${i}.test`) };
  return { ...day, seed: hashOf('pool_default'), inFlight: 0, ...over };
}

/** What was chosen, one after the other. */
export function chosen(strategy: RotationStrategy, ring: Ring, times: number, view = everyone): number[] {
  const turn = anyTurn();
  return numbers(times).map((i) => strategy(ring, view, turn, wantOf(i)));
}

/** How often each slot was chosen. */
export function tally(slots: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const slot of slots) counts.set(slot, (counts.get(slot) ?? 0) + 1);
  return counts;
}

/** What differs between strategies by their nature. */
export interface Nature {
  /** How far the busiest of equals may be above its share: 0.15 unless told. */
  readonly above?: number;
  /** How far the idlest may be below: the same unless told. */
  readonly below?: number;
  /** Members are chosen in proportion to their weights. */
  readonly weights?: boolean;
}

export function strategyContract(strategy: RotationStrategy, nature: Nature = {}): void {
  const { above = 0.15, below = above, weights = false } = nature;
  const many = numbers(200).map((i) => i * 3);
  it('says −1 for nobody', () => {
    expect(chosen(strategy, ringOf([]), 3)).toEqual([-1, -1, -1]);
  });
  it('says −1 when nobody takes the request', () => {
    const refuse = viewOf(() => false);
    for (const slots of [[4], [1, 5, 99], many]) expect(chosen(strategy, ringOf(slots), 2, refuse)).toEqual([-1, -1]);
  });
  it('finds the only one of many that takes the request', () => {
    for (const only of [0, 300, 597]) {
      const free = viewOf((slot) => slot === only);
      expect(chosen(strategy, ringOf(many), 5, free)).toEqual(new Array(5).fill(only));
      expect(
        chosen(
          strategy,
          ringOf(many, (slot) => ({ weight: 1 + (slot % 7) })),
          2,
          free,
        ),
      ).toEqual([only, only]);
    }
  });
  it('never chooses one that does not take the request or has left', () => {
    const ring = ringOf(many, (slot) => ({ weight: 1 + (slot % 5), priority: slot % 2, price: slot % 3 }));
    chosen(strategy, ring, 50);
    for (const slot of many) if (slot % 4 === 0) ring.remove(slot);
    const odd = viewOf((slot) => slot % 2 === 1);
    for (const slot of chosen(strategy, ring, 500, odd)) expect([ring.members.has(slot), slot % 2]).toEqual([true, 1]);
  });
  it('reaches every member, and those that join later', () => {
    const ring = ringOf([2, 3, 70]);
    expect(new Set(chosen(strategy, ring, 300))).toEqual(new Set([2, 3, 70]));
    ring.remove(3);
    expect(new Set(chosen(strategy, ring, 300))).toEqual(new Set([2, 70]));
    ring.add(3);
    expect(new Set(chosen(strategy, ring, 300))).toEqual(new Set([2, 3, 70]));
  });
  it('treats equals equally', () => {
    const counts = tally(chosen(strategy, ringOf(numbers(8)), 8000));
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(1000 * (1 + above));
    expect(Math.min(...counts.values())).toBeGreaterThanOrEqual(1000 * (1 - below));
  });
  it('does the same again', () => {
    const again = () =>
      chosen(
        strategy,
        ringOf(numbers(40), (slot) => ({ weight: 1 + (slot % 3) })),
        200,
      );
    expect(again()).toEqual(again());
  });
  if (weights)
    it('follows the weights within five standard deviations of chance', () => {
      const share = [1, 2, 7, 10];
      const ring = ringOf(numbers(4), (slot) => ({ weight: share[slot]! }));
      const counts = tally(chosen(strategy, ring, 20_000));
      for (const [slot, weight] of share.entries()) {
        const expected = weight * 1000;
        const deviation = Math.sqrt(expected * (1 - weight / 20));
        expect(Math.abs(counts.get(slot)! - expected)).toBeLessThan(5 * deviation);
      }
    });
}
