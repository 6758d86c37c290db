import { fixtures } from '@gyre/shared/fixtures/fixtures';
import { describe, expect, it } from 'vitest';
import { columnsOf } from './series.ts';

const point = fixtures['traffic.series'].points[0]!;
const at = (startedAt: number, ok: number) => ({ ...point, startedAt, ok, refused: 0, failed: 0 });

describe('the traffic series', () => {
  it('counts per second, whatever the step', () => {
    expect(columnsOf([at(0, 600)], 60_000, 1).ok).toEqual([10]);
    expect(columnsOf([at(0, 600)], 1000, 1).ok).toEqual([600]);
  });
  it('has an empty entry for every step of which nothing is known: no line is drawn across, and no zero', () => {
    const columns = columnsOf([at(1000, 1), at(5000, 0)], 1000, 6);
    expect(columns.at).toEqual([0, 1, 2, 3, 4, 5]);
    expect(columns.ok).toEqual([null, 1, null, null, null, 0]);
  });
  it('is nothing where nothing is known at all', () => {
    expect(columnsOf([], 1000, 300).at).toEqual([]);
  });
});
