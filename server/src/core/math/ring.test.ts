import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Bitset } from './bitset.ts';
import { hashOf } from './hash.ts';
import { Ring } from './ring.ts';
import { SlotColumns } from './slot-columns.ts';

const columns = new SlotColumns();
for (let slot = 0; slot < 300; slot++)
  columns.set(slot, { weight: 1 + (slot % 3), hash: hashOf(`exit_${slot}`), priority: slot % 4, price: slot % 5 });
const ringOf = (slots: Iterable<number>): Ring => {
  const ring = new Ring(columns);
  for (const slot of slots) ring.add(slot);
  return ring;
};
const bitsOf = (slots: Iterable<number>): Bitset => {
  const bits = new Bitset();
  for (const slot of slots) bits.set(slot);
  return bits;
};
const slotsOf = (ring: Ring): number[] =>
  Array.from({ length: ring.members.count }, (_, rank) => ring.members.at(rank));
const keys = Array.from({ length: 60 }, (_, i) => hashOf(`key ${i}`));
const some = fc.uniqueArray(fc.nat(299), { maxLength: 120 });

describe('ring', () => {
  it('says whether a change was one', () => {
    const ring = new Ring(columns);
    expect([ring.add(5), ring.add(5), ring.remove(5), ring.remove(5)]).toEqual([true, false, true, false]);
    expect([ring.cursor, ring.run, ring.phase, columns.weight(5) === ring.weight(5)]).toEqual([-1, 0, -1, true]);
  });
  it('keeps places and tiers up to date, as if they had been made now', () => {
    fc.assert(
      fc.property(some, some, some, (first, joined, left) => {
        const ring = ringOf(first);
        // Made now, changed from here on.
        expect(
          ring.placement.count + ring.tiers('priority').length + ring.tiers('price').length,
        ).toBeGreaterThanOrEqual(0);
        for (const slot of joined) ring.add(slot);
        for (const slot of left) ring.remove(slot);
        const fresh = ringOf(slotsOf(ring));
        expect(keys.map((key) => ring.placement.find(key))).toEqual(keys.map((key) => fresh.placement.find(key)));
        for (const by of ['priority', 'price'] as const)
          expect(ring.tiers(by).map(slotsOf)).toEqual(fresh.tiers(by).map(slotsOf));
      }),
    );
  });
  it('narrows to members that are in one of each list', () => {
    fc.assert(
      fc.property(some, fc.array(fc.array(some, { maxLength: 3 }), { maxLength: 3 }), (slots, lists) => {
        const narrowed = ringOf(slots).narrowed(lists.map((list) => list.map(bitsOf)));
        const truth = slots.filter((slot) => lists.every((list) => list.some((set) => set.includes(slot))));
        expect(slotsOf(narrowed)).toEqual(truth.sort((a, b) => a - b));
        narrowed.add(299);
        expect(narrowed.members.nextAround(299)).toBe(299);
      }),
    );
  });
});

describe('a ring on a ground', () => {
  it('finds the same places as one that was made alone, also for members the ground has not', () => {
    fc.assert(
      fc.property(some, some, some, (ground, members, joined) => {
        const whole = ringOf(ground);
        const ring = new Ring(columns, bitsOf(members), whole);
        const alone = ringOf(members);
        expect(keys.map((key) => ring.placement.find(key))).toEqual(keys.map((key) => alone.placement.find(key)));
        for (const slot of joined) [ring, alone].forEach((it) => it.add(slot));
        expect(keys.map((key) => ring.placement.find(key))).toEqual(keys.map((key) => alone.placement.find(key)));
      }),
    );
  });
  it('is filled anew, and its rotation stands where it stood', () => {
    fc.assert(
      fc.property(some, some, (first, then) => {
        const ring = ringOf(first);
        const found = (of: Ring): unknown => [
          slotsOf(of),
          of.members.totalWeight,
          of.tiers('price').map(slotsOf),
          keys.map((key) => of.placement.find(key)),
        ];
        found(ring);
        ring.cursor = 7;
        ring.refill(bitsOf(then));
        expect(found(ring)).toEqual(found(ringOf(then)));
        expect(ring.cursor).toBe(7);
      }),
    );
  });
});
