import { describe, expect, it } from 'vitest';
import { Alarm, alarmMs } from './alarm.ts';

/** So many attempts at `at`, of which so many failed. */
function after(alarm: Alarm, at: number, made: number, failed: number): Alarm {
  for (let i = 0; i < made; i++) alarm.attempt(at);
  for (let i = 0; i < failed; i++) alarm.failed(at);
  return alarm;
}

describe('the alarm', () => {
  it('is on when a fifth of the attempts failed, and at least four', () => {
    expect(after(new Alarm(), 1000, 20, 4).isOn(1000)).toBe(true);
    expect(after(new Alarm(), 1000, 21, 4).isOn(1000)).toBe(false);
    expect(after(new Alarm(), 1000, 3, 3).isOn(1000)).toBe(false);
    expect(new Alarm().isOn(1000)).toBe(false);
  });
  it('ends by itself when nothing fails any more', () => {
    const alarm = after(new Alarm(), 1000, 10, 10);
    expect(alarm.isOn(1000 + alarmMs / 2)).toBe(true);
    expect(alarm.isOn(1001 + alarmMs)).toBe(false);
    expect(after(alarm, 1001 + alarmMs, 100, 1).isOn(1001 + alarmMs)).toBe(false);
  });
  it('is not raised by the failures of every day', () => {
    const alarm = new Alarm();
    for (let at = 0; at < 10_000; at++) {
      alarm.attempt(at);
      if (at % 20 === 0) alarm.failed(at);
      expect(alarm.isOn(at)).toBe(false);
    }
  });
});
