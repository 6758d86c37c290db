import { expect, it } from 'vitest';
import { SlotColumns } from './slot-columns.ts';

it('keeps the values of each slot while it grows', () => {
  const columns = new SlotColumns();
  const valuesOf = (slot: number) => ({
    weight: 1 + (slot % 1000),
    hash: (slot * 2654435761) >>> 0,
    priority: slot - 100,
    price: slot % 3 === 0 ? Infinity : slot / 7,
    tie: slot + 5,
  });
  const slots = [0, 3, 63, 64, 65, 127, 128, 5000, 70];
  for (const slot of slots) columns.set(slot, valuesOf(slot));
  for (const slot of slots)
    expect({
      weight: columns.weight(slot),
      hash: columns.hash(slot),
      priority: columns.priority(slot),
      price: columns.price(slot),
      tie: columns.tie(slot),
    }).toEqual(valuesOf(slot));
});
it('forgets the tie of who had the slot before', () => {
  const columns = new SlotColumns();
  columns.set(1, { weight: 1, hash: 1, priority: 0, price: 0, tie: 9 });
  columns.set(1, { weight: 1, hash: 1, priority: 0, price: 0 });
  expect(columns.tie(1)).toBe(0);
});
