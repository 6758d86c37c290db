import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GatewayLines, levels, mostAtOnce } from './gateway-lines.ts';

const fill = (lines: GatewayLines, gateway: string, count: number, level: 0 | 1 | 2 = levels.usual): void => {
  for (let i = 0; i < count; i++) lines.add(`${gateway} ${i}`, gateway, level);
};
const take = (lines: GatewayLines, now: number, most = Infinity): string[] => {
  const ids: string[] = [];
  while (ids.length < most) {
    const taken = lines.take(now, levels.usual);
    if (taken === undefined) break;
    ids.push(taken.id);
  }
  return ids;
};

describe('the lines of gateways', () => {
  it('let gateways take turns', () => {
    const lines = new GatewayLines();
    fill(lines, 'a', 5);
    fill(lines, 'b', 2);
    expect(take(lines, 0)).toEqual(['a 0', 'b 0', 'a 1', 'b 1', 'a 2', 'a 3', 'a 4']);
  });
  it('let so many of a gateway run at once', () => {
    const lines = new GatewayLines();
    fill(lines, 'a', 100);
    expect(take(lines, 0)).toHaveLength(mostAtOnce);
    expect(lines.startable(levels.usual)).toBe(false);
    lines.ended('a');
    lines.ended('a');
    expect(take(lines, 0).length).toBeLessThanOrEqual(2);
  });
  it('let so many of a gateway start in a second', () => {
    const lines = new GatewayLines();
    fill(lines, 'a', 1000);
    let started = 0;
    for (let now = 0; now < 1000; now++)
      for (const _ of take(lines, now)) {
        started++;
        lines.ended('a');
      }
    expect(started).toBeGreaterThan(100);
    expect(started).toBeLessThanOrEqual(120);
    expect(lines.nextAt).toBeLessThan(1020);
  });
  it('keep counting the starts of a gateway that nobody waits for now', () => {
    const lines = new GatewayLines();
    let started = 0;
    for (let now = 0; now < 1000; now++) {
      lines.add(`exit ${now}`, 'a', levels.usual);
      for (const _ of take(lines, now)) {
        started++;
        lines.ended('a');
      }
    }
    expect(started).toBeLessThanOrEqual(120);
  });
  it('serve the urgent first, whichever gateway they are at', () => {
    const lines = new GatewayLines();
    fill(lines, 'a', 3);
    lines.add('new', 'b', levels.first);
    lines.add('asked', 'a', levels.asked);
    lines.add('a 2', 'a', levels.first);
    lines.add('a 2', 'a', levels.usual);
    expect(take(lines, 0)).toEqual(['asked', 'new', 'a 2', 'a 0', 'a 1']);
  });
  it('hand out each exit that waits once, and nobody who was removed', () => {
    const step = fc.record({
      id: fc.nat(12),
      do: fc.constantFrom('add', 'remove', 'take', 'end'),
      level: fc.constantFrom(0, 1, 2),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const lines = new GatewayLines();
        const waiting = new Map<string, number>();
        const running: string[] = [];
        let now = 0;
        for (const { id, level, do: what } of steps) {
          const name = String(id);
          now += 3;
          if (what === 'add') {
            lines.add(name, `gate ${id % 3}`, level);
            waiting.set(name, Math.min(level, waiting.get(name) ?? 2));
          } else if (what === 'remove') {
            lines.remove(name);
            waiting.delete(name);
          } else if (what === 'end') {
            const gateway = running.pop();
            if (gateway !== undefined) lines.ended(gateway);
          } else {
            const taken = lines.take(now, 2);
            if (taken === undefined) continue;
            expect(waiting.delete(taken.id)).toBe(true);
            running.push(taken.gateway);
          }
          expect(lines.size).toBe(waiting.size);
          for (const [waits, at] of waiting) expect(lines.levelOf(waits)).toBe(at);
        }
        for (const gateway of running) lines.ended(gateway);
        for (let later = 0; waiting.size > 0 && later < 100; later++)
          for (let taken = lines.take((now += 100), 2); taken !== undefined; taken = lines.take(now, 2)) {
            waiting.delete(taken.id);
            lines.ended(taken.gateway);
          }
        expect(waiting.size).toBe(0);
      }),
    );
  });
});
