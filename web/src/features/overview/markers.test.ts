import { fixtures } from '@gyre/shared/fixtures/fixtures';
import { describe, expect, it } from 'vitest';
import { markersOf } from './markers.ts';

const some = fixtures['changes.list'].items[0]!;
const at = (ms: number, objects = 1) => ({ ...some, id: `change_${ms}`, at: ms, objects });
const placed = (...changes: ReturnType<typeof at>[]) =>
  markersOf(changes, 1000, 1000).map(({ change, count, place }) => [change.at, count, place]);

describe('marks of changes', () => {
  it('stand where their time is, the newest at the end, and none before the span', () => {
    expect(placed(at(1200), at(500), at(0), at(-1))).toEqual([
      [1200, 1, 1],
      [500, 1, 0.5],
      [0, 1, 0],
    ]);
  });
  it('are one where they would stand on each other, and name the newest', () => {
    expect(placed(at(510), at(500), at(495), at(400))).toEqual([
      [510, 3, 0.51],
      [400, 1, 0.4],
    ]);
  });
  it('are not there for what wrote nothing', () => {
    expect(placed(at(500, 0))).toEqual([]);
  });
});
