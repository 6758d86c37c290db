import { describe, expect, it } from 'vitest';
import { BackOff } from './back-off.ts';

describe('back-off', () => {
  it('starts a process again at once when it ends for the first time', () => {
    expect(new BackOff().after(5)).toBe(0);
  });
  it('waits longer each time a process ends early, but never very long', () => {
    const backOff = new BackOff();
    const waits = Array.from({ length: 9 }, () => backOff.after(50));
    expect(waits).toEqual([0, 100, 200, 400, 800, 1600, 3200, 5000, 5000]);
  });
  it('forgets early ends after a calm life', () => {
    const backOff = new BackOff();
    for (let i = 0; i < 5; i++) backOff.after(50);
    expect(backOff.after(60_000)).toBe(0);
    expect(backOff.after(50)).toBe(100);
  });
});
