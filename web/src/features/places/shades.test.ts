import { describe, expect, it } from 'vitest';
import { shadingOf } from './shades.ts';
import { makeRow } from './testing/places.ts';

const labels = (counts: readonly number[]) =>
  shadingOf(
    counts.map((exits) => makeRow('DE', { exits })),
    'exits',
  ).shades.map(({ label }) => label);

describe('shades of the map', () => {
  it('steps by round numbers, even in the logarithm', () => {
    expect(labels([3102, 12, 1])).toEqual(['1 – 4', '5 – 19', '20 – 99', '100 – 499', '≥ 500']);
  });
  it('needs fewer steps where there is little to tell apart', () => {
    expect(labels([1, 1])).toEqual(['≥ 1']);
    expect(labels([3])).toEqual(['1', '≥ 2']);
  });
  it('gives the country with the most the strongest shade, and none to one without a figure', () => {
    const rows = [makeRow('DE', { exits: 900 }), makeRow('AT', { exits: 2 }), makeRow('CH', { exits: 0 })];
    const { of, shades } = shadingOf(rows, 'exits');
    expect(rows.map(of)).toEqual([shades.length - 1, 0, null]);
    expect(shades.at(-1)?.colour).toContain('100%');
  });
  it('judges success by fixed bounds', () => {
    const { of } = shadingOf([], 'success');
    const steps = [0.5, 0.85, 0.95, 0.98, 0.999, null].map((successRatio) => of(makeRow('DE', { successRatio })));
    expect(steps).toEqual([0, 1, 2, 3, 4, null]);
  });
});
