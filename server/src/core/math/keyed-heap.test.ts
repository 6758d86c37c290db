import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyedHeap } from './keyed-heap.ts';

interface Item {
  readonly key: number;
  readonly at: number;
}
const heapOf = () =>
  new KeyedHeap<number, Item>(
    (it) => it.key,
    (one, other) => one.at < other.at,
  );

describe('a heap with keys', () => {
  it('adds, moves, finds and takes out like a list that is sorted each time', () => {
    const step = fc.record({ key: fc.nat(20), at: fc.option(fc.nat(1000)) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const heap = heapOf();
        const model = new Map<number, number>();
        for (const { key, at } of steps) {
          if (at === null) {
            heap.remove(key);
            model.delete(key);
          } else {
            heap.set({ key, at });
            model.set(key, at);
          }
          expect(heap.size).toBe(model.size);
          expect(heap.find(key)?.at).toBe(model.get(key));
          expect(heap.top?.at ?? Infinity).toBe(Math.min(Infinity, ...model.values()));
        }
        const taken: number[] = [];
        for (let top = heap.top; top !== undefined; top = heap.top) {
          taken.push(top.at);
          heap.remove(top.key);
        }
        expect(taken).toEqual([...model.values()].sort((a, b) => a - b));
      }),
    );
  });
});
