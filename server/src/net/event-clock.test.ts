import { describe, expect, it, vi } from 'vitest';
import { EventClock } from './event-clock.ts';

describe('EventClock', () => {
  it('stands still while an event is under way, and goes with the next one', () => {
    const clock = new EventClock();
    const time = vi.spyOn(performance, 'now');
    try {
      time.mockReturnValue(10);
      clock.begin();
      time.mockReturnValue(20);
      expect(clock.now()).toBe(10);
      clock.begin();
      expect(clock.now()).toBe(20);
      time.mockReturnValue(30);
      clock.end();
      expect(clock.now()).toBe(30);
    } finally {
      time.mockRestore();
    }
  });
});
