import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf } from './hash.ts';
import { PointTable } from './point-table.ts';
import { SlotColumns } from './slot-columns.ts';

function columnsOf(hashes: readonly number[], tie: (slot: number) => number = () => 0): SlotColumns {
  const columns = new SlotColumns();
  for (const [slot, hash] of hashes.entries())
    columns.set(slot, { weight: 1, hash, priority: 0, price: 0, tie: tie(slot) });
  return columns;
}
const after = (table: PointTable, point: number): number => table.slot(table.after(point, table.home(point)));
/** All slots in order, beginning behind 0. */
function walk(table: PointTable): number[] {
  if (table.count === 0) return [];
  let cell = table.after(0, 0);
  return Array.from({ length: table.count }, () => {
    const slot = table.slot(cell);
    cell = table.following(cell);
    return slot;
  });
}
/** Points that crowd: few homes, the last one, and the ends of the circle. */
const crowded = fc.oneof(
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: 0xffffff00, max: 0xffffffff }),
  fc.integer({ min: 0, max: 0xffffffff }),
);

describe('point table', () => {
  it('holds its points in order and finds the next, whatever came and went', () => {
    const steps = fc.array(fc.tuple(fc.boolean(), fc.nat(99)), { maxLength: 200 });
    const world = fc.record({
      hashes: fc.array(crowded, { minLength: 100, maxLength: 100 }),
      steps,
      asked: fc.array(crowded),
    });
    fc.assert(
      fc.property(world, ({ hashes, steps, asked }) => {
        const table = new PointTable(columnsOf(hashes), 0);
        const truth = new Set<number>();
        for (const [join, slot] of steps) {
          if (join === truth.has(slot)) continue;
          if (join) table.add(slot);
          else table.remove(slot);
          if (join) truth.add(slot);
          else truth.delete(slot);
        }
        const pointOf = (slot: number) => hashes[slot]! || 1;
        const sorted = [...truth].sort((a, b) => pointOf(a) - pointOf(b) || a - b);
        expect(table.count).toBe(sorted.length);
        expect(walk(table)).toEqual(sorted);
        if (sorted.length === 0) return;
        for (const point of asked)
          expect(after(table, point)).toBe(sorted.find((slot) => pointOf(slot) >= point) ?? sorted[0]);
      }),
      { numRuns: 300 },
    );
  });
  it('orders equal points by their ties, not by their slots', () => {
    const table = new PointTable(
      columnsOf(new Array<number>(50).fill(7), (slot) => 50 - slot),
      0,
    );
    for (let slot = 0; slot < 50; slot++) table.add(slot);
    expect(walk(table)).toEqual(Array.from({ length: 50 }, (_, i) => 49 - i));
  });
  it('holds thousands of equal points behind the last home', () => {
    const table = new PointTable(columnsOf(new Array<number>(2000).fill(0xffffffff)), 0);
    for (let slot = 1999; slot >= 0; slot--) table.add(slot);
    expect(walk(table)).toEqual(Array.from({ length: 2000 }, (_, i) => i));
    for (let slot = 0; slot < 1999; slot++) table.remove(slot);
    expect(walk(table)).toEqual([1999]);
  });
  it('takes 11 to 22 bytes a member, and gives memory back', () => {
    const n = 50_000;
    const table = new PointTable(columnsOf(Array.from({ length: n }, (_, i) => hashOf(`exit_${i}`))), 0);
    for (let slot = 0; slot < n; slot++) {
      table.add(slot);
      if (slot > 1000) expect(table.bytes / table.count).toBeLessThan(22);
      if (slot > 1000) expect(table.bytes / table.count).toBeGreaterThan(10.6);
    }
    for (let slot = 0; slot < n - 10; slot++) table.remove(slot);
    expect(table.bytes).toBeLessThan(4096);
    expect(walk(table).length).toBe(10);
  });
  it('makes room for as many as are announced', () => {
    const table = new PointTable(columnsOf(Array.from({ length: 1000 }, (_, i) => hashOf(`exit_${i}`))), 1000);
    const { bytes } = table;
    for (let slot = 0; slot < 1000; slot++) table.add(slot);
    expect(table.bytes).toBe(bytes);
  });
});
