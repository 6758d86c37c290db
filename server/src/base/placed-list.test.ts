import { describe, expect, it } from 'vitest';
import { nowhere, PlacedList } from './placed-list.ts';

describe('a list whose members know their places', () => {
  it('has those that were added and not removed, each at its place', () => {
    const list = new PlacedList<{ place: number }>();
    const all = Array.from({ length: 5 }, () => ({ place: nowhere }));
    for (const one of all) list.add(one);
    for (const at of [1, 4, 0]) list.remove(all[at]!);
    expect(new Set(list.all)).toEqual(new Set([all[2], all[3]]));
    for (const one of list.all) expect(list.all[one.place]).toBe(one);
    expect(all.filter(({ place }) => place === nowhere)).toHaveLength(3);
    list.add(all[1]!);
    for (const at of [2, 3, 1]) list.remove(all[at]!);
    expect(list.all).toEqual([]);
  });
});
