import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DueQueue } from './due-queue.ts';

const all = (queue: DueQueue, now = Infinity): string[] => {
  const taken: string[] = [];
  for (let id = queue.take(now); id !== undefined; id = queue.take(now)) taken.push(id);
  return taken;
};

describe('the due queue', () => {
  it('hands out what is due, earliest first, and nothing else', () => {
    const queue = new DueQueue();
    queue.set('c', 30);
    queue.set('a', 10);
    queue.set('b', 20);
    expect(queue.nextAt).toBe(10);
    expect(all(queue, 20)).toEqual(['a', 'b']);
    expect(queue.nextAt).toBe(30);
    expect(queue.size).toBe(1);
  });

  it('moves and forgets ids like a list that is sorted each time', () => {
    const step = fc.record({ id: fc.integer({ min: 0, max: 20 }), at: fc.option(fc.integer({ min: 0, max: 1e6 })) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const queue = new DueQueue();
        const model = new Map<string, number>();
        for (const { id, at } of steps) {
          if (at === null) {
            queue.remove(String(id));
            model.delete(String(id));
          } else {
            queue.set(String(id), at);
            model.set(String(id), at);
          }
          expect(queue.nextAt).toBe(Math.min(Infinity, ...model.values()));
        }
        const times = all(queue).map((id) => model.get(id)!);
        expect(times).toEqual([...model.values()].sort((a, b) => a - b));
      }),
    );
  });
});
