import { describe, expect, it } from 'vitest';
import { Alarm, alarmMs, togetherMs } from './alarm.ts';

/** So many attempts at `at`, of which so many failed. */
function after(alarm: Alarm, at: number, made: number, failed: number): Alarm {
  for (let i = 0; i < made; i++) alarm.attempt(at);
  for (let i = 0; i < failed; i++) alarm.failed(at);
  return alarm;
}

describe('the alarm', () => {
  it('is on when a fifth of the attempts failed, and at least three', () => {
    expect(after(new Alarm(), 1000, 15, 3).beside(1000)).toBe(1);
    expect(after(new Alarm(), 1000, 16, 3).beside(1000)).toBe(0);
    expect(after(new Alarm(), 1000, 2, 2).beside(1000)).toBe(0);
    expect(new Alarm().beside(1000)).toBe(0);
  });
  it('wants two more when two fifths failed', () => {
    expect(after(new Alarm(), 1000, 10, 4).beside(1000)).toBe(2);
    expect(after(new Alarm(), 1000, 11, 4).beside(1000)).toBe(1);
  });
  it('asks for failures that come together', () => {
    const alarm = new Alarm();
    for (let at = 1000; at < 2000; at += togetherMs / 2) {
      after(alarm, at, 1, 1);
      expect(alarm.beside(at)).toBe(0);
    }
  });
  it('is raised by the first failures of a busy pool, whatever went well a moment ago', () => {
    const alarm = new Alarm();
    for (let at = 1000; at < 2000; at++) alarm.attempt(at);
    expect(after(alarm, 2000, 0, 11).beside(2000)).toBe(1);
  });
  it('ends by itself when nothing fails any more', () => {
    const alarm = after(new Alarm(), 1000, 10, 10);
    expect(alarm.beside(999 + alarmMs)).toBe(2);
    expect(alarm.beside(1000 + alarmMs)).toBe(0);
    expect(after(alarm, 1000 + alarmMs, 100, 1).beside(1000 + alarmMs)).toBe(0);
  });
  it('is not raised by the failures of every day', () => {
    const alarm = new Alarm();
    for (let at = 0; at < 10_000; at++) {
      alarm.attempt(at);
      if (at % 20 === 0) alarm.failed(at);
      expect(alarm.beside(at)).toBe(0);
    }
  });
});
