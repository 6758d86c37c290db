import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Bitset } from './bitset.ts';
import { SlotSet, SlotWeights } from './slot-set.ts';
import { Tiers } from './tiers.ts';

const slotsOf = (set: SlotSet): number[] => {
  const slots: number[] = [];
  for (let slot = set.bits.next(0); slot >= 0; slot = set.bits.next(slot + 1)) slots.push(slot);
  return slots;
};
class Box {
  readonly members: SlotSet;
  constructor(bits = new Bitset()) {
    const weights = new SlotWeights();
    for (let slot = 0; slot < 400; slot++) weights.set(slot, 1);
    this.members = new SlotSet(weights, bits);
  }
  add = (slot: number): boolean => this.members.add(slot);
  remove = (slot: number): boolean => this.members.remove(slot);
}
const boxOf = (slots: Iterable<number>): SlotSet => {
  const box = new Box();
  for (const slot of slots) box.add(slot);
  return box.members;
};
const tiersOf = (slots: Iterable<number>, value: (slot: number) => number) =>
  Tiers.of(boxOf(slots), value, (bits) => new Box(bits));
const asLists = (tiers: Tiers<Box>): number[][] => tiers.rings.map((box) => slotsOf(box.members));

describe('tiers', () => {
  it('are in order of their value, one each, unknown ones last', () => {
    const values = [3, 1, Infinity, 1, -2];
    expect(asLists(tiersOf([0, 1, 2, 3, 4], (slot) => values[slot]!))).toEqual([[4], [1, 3], [0], [2]]);
    expect(asLists(tiersOf([], () => 1))).toEqual([]);
  });
  it('are the same when kept up to date as when made anew', () => {
    const steps = fc.array(fc.tuple(fc.boolean(), fc.nat(60)), { maxLength: 100 });
    fc.assert(
      fc.property(steps, (changes) => {
        const value = (slot: number) => slot % 7;
        const kept = tiersOf([], value);
        const truth = new Set<number>();
        for (const [join, slot] of changes) {
          if (join === truth.has(slot)) continue;
          if (join) {
            truth.add(slot);
            kept.add(slot);
          } else {
            truth.delete(slot);
            kept.remove(slot);
          }
        }
        expect(asLists(kept)).toEqual(asLists(tiersOf(truth, value)));
      }),
    );
  });
  it('stay few when all values differ, hold everybody, and let everybody go', () => {
    const order = fc.shuffledSubarray(
      Array.from({ length: 300 }, (_, i) => i),
      { minLength: 300 },
    );
    fc.assert(
      fc.property(order, order, fc.nat(300), (coming, going, early) => {
        const tiers = tiersOf(coming.slice(0, early), (slot) => slot);
        for (const slot of coming.slice(early)) tiers.add(slot);
        expect(tiers.rings.length).toBeLessThanOrEqual(64);
        expect(
          asLists(tiers)
            .flat()
            .sort((a, b) => a - b),
        ).toEqual([...coming].sort((a, b) => a - b));
        for (const slot of going) tiers.remove(slot);
        expect(tiers.rings.length).toBe(0);
      }),
      { numRuns: 40 },
    );
  });
  it('keep their order when values are merged', () => {
    const lists = asLists(
      tiersOf(
        Array.from({ length: 300 }, (_, i) => i),
        (slot) => 1000 - slot,
      ),
    );
    expect(lists.length).toBeGreaterThan(50);
    for (const [i, list] of lists.slice(1).entries()) expect(Math.max(...list)).toBeLessThan(Math.min(...lists[i]!));
  });
});
