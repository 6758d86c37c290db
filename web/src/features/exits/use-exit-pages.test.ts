import { describe, expect, it } from 'vitest';
import { pageSize } from './queries.ts';
import { learnCursor, pagesFor } from './use-exit-pages.ts';

describe('pages of the exit list', () => {
  it('asks for the pages in the window once their cursors are known', () => {
    expect(pagesFor(5, { first: pageSize * 2 - 10, last: pageSize * 2 + 10 })).toEqual([1, 2]);
  });
  it('walks over the furthest known page when the reader jumped ahead', () => {
    expect(pagesFor(3, { first: pageSize * 80, last: pageSize * 80 + 40 })).toEqual([2]);
  });
  it('leaves the first page to its own query', () => {
    expect(pagesFor(1, { first: 0, last: 40 })).toEqual([]);
  });
  it('learns the cursor of the next page and corrects one that moved', () => {
    expect(learnCursor([null], 0, 'a')).toEqual([null, 'a']);
    expect(learnCursor([null, 'a', 'b'], 0, 'c')).toEqual([null, 'c', 'b']);
  });
  it('keeps the same list when nothing was learned', () => {
    const known = [null, 'a'];
    expect(learnCursor(known, 0, 'a')).toBe(known);
  });
  it('forgets what lay behind the last page', () => {
    expect(learnCursor([null, 'a', 'b'], 1, null)).toEqual([null, 'a']);
  });
});
