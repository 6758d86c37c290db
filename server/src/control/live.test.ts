import type { LiveEvent } from '@gyre/shared/contract/live';
import { describe, expect, it } from 'vitest';
import { Hub } from './live.ts';

const changed = (revision: number): LiveEvent => ({ event: 'changed', data: { noun: 'exits', ids: [], revision } });

function setUp(startedAt = 1000) {
  const errors: unknown[] = [];
  const hub = new Hub({ version: '1', startedAt, failed: (error) => errors.push(error) });
  /** Subscribes and keeps what comes. */
  const watch = (lastEventId?: number) => {
    const events: { id: number; event: LiveEvent }[] = [];
    const stop = hub.subscribe(lastEventId, (id, event) => events.push({ id, event }));
    return { events, stop, names: () => events.map((it) => it.event.event) };
  };
  return { hub, errors, watch };
}

describe('the live hub', () => {
  it('greets, then tells everyone what happens, with growing ids', () => {
    const { hub, watch } = setUp();
    const one = watch();
    const two = watch();
    hub.publish(changed(1));
    hub.publish(changed(2));
    expect(one.names()).toEqual(['hello', 'changed', 'changed']);
    expect(two.events).toEqual(one.events);
    const ids = one.events.map((it) => it.id);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    expect(hub.watchers).toBe(2);
    one.stop();
    hub.publish(changed(3));
    expect([one.events.length, two.events.length, hub.watchers]).toEqual([3, 4, 1]);
  });

  it('gives one who comes back exactly what was missed', () => {
    const { hub, watch } = setUp();
    const before = watch();
    hub.publish(changed(1));
    before.stop();
    hub.publish(changed(2));
    hub.publish(changed(3));
    const again = watch(before.events.at(-1)!.id);
    hub.publish(changed(4));
    expect(again.events.slice(1).map((it) => it.event)).toEqual([changed(2), changed(3), changed(4)]);
  });

  it('may be resumed from the greeting alone', () => {
    const { hub, watch } = setUp();
    const before = watch();
    before.stop();
    hub.publish(changed(1));
    const again = watch(before.events[0]!.id);
    expect(again.names()).toEqual(['hello', 'changed']);
    const third = watch(again.events[0]!.id);
    expect(third.names()).toEqual(['hello', 'changed']);
  });

  it('tells one who missed too much, or comes from an earlier process, to begin afresh', () => {
    const { hub, watch } = setUp();
    const before = watch();
    hub.publish(changed(0));
    before.stop();
    for (let i = 1; i <= 400; i++) hub.publish(changed(i));
    expect(watch(before.events.at(-1)!.id).names()).toEqual(['hello', 'reset']);
    const later = setUp(2000);
    later.hub.publish(changed(1));
    expect(later.watch(before.events.at(-1)!.id).names()).toEqual(['hello', 'reset']);
    expect(later.watch(Number.MAX_SAFE_INTEGER).names()).toEqual(['hello', 'reset']);
  });

  it('tells one to begin afresh when something happened that nobody watched', () => {
    const { hub, watch } = setUp();
    const before = watch();
    before.stop();
    hub.skipped();
    expect(watch(before.events[0]!.id).names()).toEqual(['hello', 'reset']);
  });

  it('goes on when one who watches fails', () => {
    const { hub, errors, watch } = setUp();
    hub.subscribe(undefined, () => {
      throw new Error('broken');
    });
    const other = watch();
    hub.publish(changed(1));
    expect(other.names()).toEqual(['hello', 'changed']);
    expect(errors).toHaveLength(2);
  });
});
