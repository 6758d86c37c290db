import { expect, it } from 'vitest';
import { Prng } from './prng.ts';

it('repeats itself from the same seed, and not from another', () => {
  const draw = (seed: number, stream?: number) => {
    const prng = new Prng(seed, stream);
    return Array.from({ length: 5 }, () => prng.next());
  };
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
  expect(draw(1, 0)).not.toEqual(draw(1, 1));
});
it('is even over small ranges', () => {
  const prng = new Prng(9);
  const bins = new Array<number>(10).fill(0);
  for (let i = 0; i < 20_000; i++) bins[prng.below(10)]!++;
  for (const bin of bins) expect(Math.abs(bin - 2000)).toBeLessThan(250);
  expect(prng.share()).toBeLessThan(1);
});
