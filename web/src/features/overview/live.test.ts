import '../../testing/browser.ts';
import { fixtures } from '@gyre/shared/fixtures/fixtures';
import { describe, expect, it } from 'vitest';
import { extended, prepended } from './live.ts';

const point = fixtures['traffic.series'].points[0]!;
const row = fixtures['requests.recent'].items[0]!;
const at = (startedAt: number, ok = 1) => ({ ...point, startedAt, ok });
const named = (id: string) => ({ ...row, id });

describe('seconds from the stream', () => {
  it('stand at the end and push the oldest out', () => {
    const points = extended([at(1000), at(2000), at(3000)], [at(4000)], 3000);
    expect(points.map((one) => one.startedAt)).toEqual([2000, 3000, 4000]);
  });
  it('replace the same second instead of doubling it', () => {
    expect(extended([at(1000, 1)], [at(1000, 7)], 9000)).toEqual([at(1000, 7)]);
  });
});

describe('requests from the stream', () => {
  it('come in oldest first and stand newest first', () => {
    expect(prepended([named('a')], [named('b'), named('c')], 9).map((one) => one.id)).toEqual(['c', 'b', 'a']);
  });
  it('are known by their id', () => {
    expect(prepended([named('a')], [named('a'), named('b')], 9).map((one) => one.id)).toEqual(['b', 'a']);
  });
  it('never grow beyond what is kept', () => {
    expect(prepended([named('a'), named('b')], [named('c')], 2).map((one) => one.id)).toEqual(['c', 'a']);
  });
});
