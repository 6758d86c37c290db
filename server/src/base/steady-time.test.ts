import { describe, expect, it } from 'vitest';
import { SteadyTime } from './steady-time.ts';

function setUp() {
  const clock = { mono: 5000, offset: 1_700_000_000_000 };
  const time = new SteadyTime(
    () => clock.mono + clock.offset,
    () => clock.mono,
  );
  const pass = (ms: number): void => void (clock.mono += ms);
  return { clock, time, pass };
}

describe('steady time', () => {
  it('is the time of day while the clock goes evenly, slews included', () => {
    const { clock, time, pass } = setUp();
    for (let i = 0; i < 100; i++) {
      pass(10_000);
      clock.offset += 5;
      expect(time.now()).toBe(clock.mono + clock.offset);
    }
    expect(time.behindMs).toBe(0);
  });
  it.each([86_400_000, -86_400_000])('does not follow a jump of %i ms at once, but does in the end', (jump) => {
    const { clock, time, pass } = setUp();
    const before = time.now();
    clock.offset += jump;
    expect(time.now()).toBe(before);
    expect(time.behindMs).toBe(jump);
    pass(60_000);
    expect(time.now()).toBe(before + 60_000 + Math.sign(jump) * 6000);
    pass(10 * Math.abs(jump));
    expect(time.now()).toBe(clock.mono + clock.offset);
    expect(time.behindMs).toBe(0);
  });
  it('never goes back when the clock is set back', () => {
    const { clock, time, pass } = setUp();
    clock.offset -= 3_600_000;
    let last = time.now();
    for (let i = 0; i < 1000; i++) {
      pass(7);
      const now = time.now();
      expect(now).toBeGreaterThanOrEqual(last);
      last = now;
    }
  });
});
