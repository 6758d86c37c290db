import { fixtures } from '@gyre/shared/fixtures/fixtures';
import { describe, expect, it } from 'vitest';
import { columnsOf, joined } from './series.ts';

const point = fixtures['traffic.series'].points[0]!;
const at = (startedAt: number, ok: number) => ({ ...point, startedAt, ok, refused: 0, failed: 0 });

describe('the traffic series', () => {
  it('counts per second, whatever the step', () => {
    expect(columnsOf([at(0, 600)], 60_000).ok).toEqual([10]);
    expect(columnsOf([at(0, 600)], 1000).ok).toEqual([600]);
  });
  it('has an empty entry where steps are missing, so that no line is drawn across', () => {
    const columns = columnsOf([at(1000, 1), at(5000, 2)], 1000);
    expect(columns.at).toEqual([1, 2, 5]);
    expect(columns.ok).toEqual([1, null, 2]);
  });
  it('joins neighbours for the table and loses no request', () => {
    const points = Array.from({ length: 100 }, (_, i) => at(i * 1000, i));
    const lines = joined(points, 30);
    expect(lines.length).toBeLessThanOrEqual(30);
    expect(lines.reduce((sum, one) => sum + one.ok, 0)).toBe(4950);
    expect(lines[0]!.startedAt).toBeGreaterThan(lines.at(-1)!.startedAt);
  });
  it('has no lines without points', () => {
    expect(joined([], 30)).toEqual([]);
  });
});
