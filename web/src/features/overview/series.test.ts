import { fixtures } from '@gyre/shared/fixtures/fixtures';
import { describe, expect, it } from 'vitest';
import { columnsOf, knownSince } from './series.ts';

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
  it('is empty before anything is known, and zero where nothing happened while Gyre ran', () => {
    const none = { ...point, ok: 0, refused: 0, failed: 0, attempts: 0, upBytes: 0, downBytes: 0 };
    const points = [1000, 2000, 3000, 4000].map((startedAt) => ({ ...none, startedAt }));
    const busy = points.map((one) => (one.startedAt === 3000 ? { ...one, ok: 2 } : one));
    const okOf = (list: typeof points, counted: readonly { at: number }[]) =>
      columnsOf(list, 1000, knownSince(list, counted, 1000)).ok;
    expect(okOf(busy, [])).toEqual([null, null, 2, 0]);
    expect(okOf(busy, [{ at: 2500 }, { at: 62_500 }])).toEqual([null, 0, 2, 0]);
    expect(okOf(points, [{ at: 0 }])).toEqual([0, 0, 0, 0]);
    expect(okOf(points, [])).toEqual([null, null, null, null]);
  });
});
