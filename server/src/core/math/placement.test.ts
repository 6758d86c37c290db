import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf, mixed } from './hash.ts';
import { Placement } from './placement.ts';
import { SlotColumns } from './slot-columns.ts';
import { SlotSet } from './slot-set.ts';

const most = 10_000;
const columns = new SlotColumns();
for (let slot = 0; slot < most; slot++)
  columns.set(slot, { weight: 1, hash: hashOf(`exit_${slot}`), priority: 0, price: 0, tie: slot });
const keys = Array.from({ length: 200 }, (_, i) => hashOf(`session ${i}`));
const placementOf = (slots: Iterable<number>, of = columns): Placement => {
  const placement = new Placement(of);
  for (const slot of slots) placement.add(slot);
  return placement;
};
const found = (placement: Placement): number[] => keys.map((key) => placement.find(key));
const some = fc.uniqueArray(fc.nat(most - 1), { minLength: 1, maxLength: 80 });

describe('placement', () => {
  it('depends on who is there, not on who came when or has gone', () => {
    fc.assert(
      fc.property(some, some, fc.infiniteStream(fc.boolean()), (slots, passing, coin) => {
        const kept = new Set(slots);
        const others = passing.filter((slot) => !kept.has(slot));
        const [early, late] = [true, false].map((side) => slots.filter(() => coin.next().value === side));
        const direct = placementOf(slots);
        const winding = placementOf([...slots.slice().reverse(), ...others]);
        for (const slot of others) winding.remove(slot);
        for (const slot of early!) winding.remove(slot);
        for (const slot of early!) winding.add(slot);
        expect(late!.length).toBeLessThanOrEqual(slots.length);
        expect(found(winding)).toEqual(found(direct));
      }),
    );
  });
  it('depends on hashes, not on slots', () => {
    const other = new SlotColumns();
    for (let i = 0; i < 500; i++)
      other.set(999 - i, { weight: 9, hash: hashOf(`exit_${i}`), priority: 1, price: 1, tie: i });
    const here = placementOf(Array.from({ length: 500 }, (_, i) => i));
    const there = placementOf(
      Array.from({ length: 500 }, (_, i) => 999 - i),
      other,
    );
    expect(found(there).map((slot) => 999 - slot)).toEqual(found(here));
  });
  it('moves only the keys of a member that goes, and keys only to one that comes', () => {
    fc.assert(
      fc.property(some, fc.nat(), (slots, at) => {
        const one = slots[at % slots.length]!;
        const placement = placementOf(slots);
        const before = found(placement);
        placement.remove(one);
        const after = found(placement);
        for (const [i, slot] of before.entries()) {
          if (slot === one) expect(after[i]).not.toBe(one);
          else expect(after[i]).toBe(slot);
        }
        placement.add(one);
        expect(found(placement)).toEqual(before);
      }),
    );
  });
  it('asks who takes it, the own one first and everybody once at the latest', () => {
    fc.assert(
      fc.property(some, fc.array(fc.nat(most - 1)), fc.nat(), (slots, refusing, key) => {
        const refuses = new Set([...refusing, ...slots.slice(1, 30)]);
        const placement = placementOf(slots);
        const takers = slots.filter((slot) => !refuses.has(slot));
        const slot = placement.find(key, (it) => !refuses.has(it));
        if (takers.length === 0) expect(slot).toBe(-1);
        else expect(takers).toContain(slot);
        const own = placement.find(key);
        if (!refuses.has(own)) expect(slot).toBe(own);
      }),
    );
  });
  it('gives the keys of one that does not take to many others', () => {
    const placement = placementOf(Array.from({ length: 100 }, (_, i) => i));
    const to = new Set<number>();
    for (let key = 0; key < 10_000; key++)
      if (placement.find(mixed(key)) === 4) to.add(placement.find(mixed(key), (slot) => slot !== 4));
    expect(to.size).toBeGreaterThan(40);
  });
  it('gives up after some thousands in a row that do not take', () => {
    let asked = 0;
    const refuse = () => ++asked < 0;
    expect(placementOf(Array.from({ length: most }, (_, i) => i)).find(1, refuse)).toBe(-1);
    expect(asked).toBeLessThan(4200);
    expect(new Placement(columns).find(1)).toBe(-1);
  });
  it.each([
    [10, 60, 2000],
    [100, 20, 1000],
    [10_000, 1, 200],
  ])('gives the busiest of %i at most 1.35 times its share', (n, sets, keysEach) => {
    // The median over sets of members; the keys themselves scatter by another three deviations.
    const peaks = Array.from({ length: sets }, (_, set) => {
      const first = (set * n) % most;
      const placement = placementOf(Array.from({ length: n }, (_, i) => first + i));
      const counts = new Uint32Array(most);
      for (let key = 0; key < n * keysEach; key++) counts[placement.find(mixed(key))]!++;
      return Math.max(...counts) / keysEach;
    });
    peaks.sort((a, b) => a - b);
    expect(peaks[sets >> 1]!).toBeLessThan(n === most ? 1.35 + 3 / Math.sqrt(keysEach) : 1.35);
    expect(peaks[sets - 1]!).toBeLessThan(1.6);
  });
  it('is the same filled from a set', () => {
    const set = new SlotSet(columns.weights);
    for (const slot of [3, 9, 1000, 77]) set.add(slot);
    const placement = Placement.of(set, columns);
    expect(placement.count).toBe(4);
    expect(found(placement)).toEqual(found(placementOf([77, 1000, 3, 9])));
  });
});
