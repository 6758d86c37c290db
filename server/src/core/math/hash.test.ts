import { expect, it } from 'vitest';
import { hashText, mix } from './hash.ts';

it('is the same for the same text and spreads others evenly', () => {
  expect(hashText('exit_1')).toBe(hashText('exit_1'));
  expect(hashText('exit_1', 1)).not.toBe(hashText('exit_1', 2));
  const bins = new Array<number>(16).fill(0);
  for (let i = 0; i < 16_000; i++) bins[hashText(`exit_${i}`) % 16]!++;
  for (const bin of bins) expect(Math.abs(bin - 1000)).toBeLessThan(160);
});
it('is a 32-bit number', () => {
  for (const n of [0, 1, -1, 2 ** 31, 2 ** 32]) expect(mix(n)).toBe(mix(n) >>> 0);
});
