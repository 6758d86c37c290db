import { describe, expect, it } from 'vitest';
import { windowRows, windowsFor } from './row-windows.ts';

describe('windows of a long list', () => {
  it('cover what is in view, wherever that is', () => {
    expect(windowsFor({ first: 80_000, last: 80_020 }, 100_000)).toEqual([80_000]);
    expect(windowsFor({ first: windowRows - 5, last: windowRows * 2 }, 100_000)).toEqual([windowRows, windowRows * 2]);
  });
  it('leave the first to the order itself, and end with the list', () => {
    expect(windowsFor({ first: 0, last: 40 }, 100_000)).toEqual([]);
    expect(windowsFor({ first: 0, last: 400 }, 150)).toEqual([windowRows]);
    expect(windowsFor({ first: 500, last: 540 }, 150)).toEqual([]);
  });
});
