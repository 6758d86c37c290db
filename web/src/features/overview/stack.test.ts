import { describe, expect, it } from 'vitest';
import { stacked, statesOf } from './stack.ts';

const state = (at: number) => ({ at, healthy: 3, probation: 0, ejected: 1, unproven: 0 });

describe('a stack', () => {
  it('adds each series to those below, and tells its own value', () => {
    const [top, bottom] = stacked([
      { name: 'a', colour: 'x', values: [1, null] },
      { name: 'b', colour: 'y', values: [2, null] },
    ]);
    expect([top?.name, top?.values, top?.told]).toEqual(['b', [3, null], [2, null]]);
    expect([bottom?.name, bottom?.values]).toEqual(['a', [1, null]]);
  });
});

describe('exits by state', () => {
  it('have a gap where minutes are missing', () => {
    const { at, healthy } = statesOf([state(60_000), state(120_000), state(600_000)]);
    expect(at).toEqual([60, 120, 180, 600]);
    expect(healthy).toEqual([3, 3, null, 3]);
  });
});
