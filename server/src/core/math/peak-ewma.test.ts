import { expect, it } from 'vitest';
import { decayMs, peakEwma } from './peak-ewma.ts';

it('begins with what is seen first', () => {
  expect(peakEwma(NaN, 80, 0)).toBe(80);
});
it('believes a peak at once', () => {
  expect(peakEwma(80, 900, 1)).toBe(900);
});
it('comes down by what time has passed: 63 % of the way in one decay time', () => {
  expect(peakEwma(900, 100, 0)).toBe(900);
  expect(peakEwma(900, 100, decayMs)).toBeCloseTo(100 + 800 / Math.E, 6);
  expect(peakEwma(900, 100, 1e9)).toBeCloseTo(100, 6);
  expect(peakEwma(900, 100, -5)).toBe(900);
});
it('does not depend on how often it is told the same', () => {
  let often = 900;
  for (let i = 0; i < 100; i++) often = peakEwma(often, 100, 50);
  expect(often).toBeCloseTo(peakEwma(900, 100, 5000), 6);
});
