import type { HealthEvent, PoolHealth } from '@gyre/shared/contract/health';
import { describe, expect, it } from 'vitest';
import { LiveBuffer } from './live-buffer.ts';

const event = (id: string): HealthEvent => ({
  ...{ id, at: 1, exitId: 'exit_1', exitLabel: 'a', from: 'healthy', to: 'ejected', reason: null, detail: '' },
  ...{ by: 'probe', ejections: 1, untilAt: null },
});
const pool = (ejected: number): PoolHealth => ({
  ...{ poolId: 'pool_1', poolName: 'default', members: 4, ejected, spared: 0, panic: false, panicSinceAt: null },
  ...{ minimumEligible: 1, belowMinimum: false },
});

describe('live events between two paints', () => {
  it('hands out news of health together: all events in order, of each pool the newest', () => {
    const buffer = new LiveBuffer();
    buffer.add({ event: 'health', data: { events: [event('a')], more: 0, pools: [pool(1)] } });
    buffer.add({ event: 'health', data: { events: [event('b'), event('c')], more: 0, pools: [pool(2)] } });
    const health = buffer.take()?.health;
    expect(health?.events.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect([...(health?.pools.values() ?? [])]).toEqual([pool(2)]);
    expect(buffer.take()).toBeNull();
  });

  it('keeps the newest when a thousand exits go out at once', () => {
    const buffer = new LiveBuffer();
    for (let i = 0; i < 10; i++) {
      const events = Array.from({ length: 100 }, (_, n) => event(`${i * 100 + n}`));
      buffer.add({ event: 'health', data: { events, more: 900, pools: [] } });
    }
    const health = buffer.take()?.health;
    expect(health?.events).toHaveLength(200);
    expect(health?.events.at(-1)?.id).toBe('999');
  });
});
