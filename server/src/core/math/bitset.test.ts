import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Bitset } from './bitset.ts';

const numbers = fc.array(fc.oneof(fc.nat(70), fc.nat(5000)), { maxLength: 60 });

it('behaves like a sorted set', () => {
  fc.assert(
    fc.property(numbers, numbers, fc.nat(5100), (put, taken, from) => {
      const bits = new Bitset();
      const truth = new Set<number>();
      for (const n of put) expect(bits.set(n)).toBe(!truth.has(n) && Boolean(truth.add(n)));
      for (const n of taken) expect(bits.clear(n)).toBe(truth.delete(n));
      const sorted = [...truth].sort((a, b) => a - b);
      expect(bits.count).toBe(sorted.length);
      expect(bits.next(from)).toBe(sorted.find((n) => n >= from) ?? -1);
      expect(bits.nextAround(from)).toBe(sorted.find((n) => n >= from) ?? sorted[0] ?? -1);
      for (const n of put) expect(bits.has(n)).toBe(truth.has(n));
    }),
  );
});
it('meets others', () => {
  fc.assert(
    fc.property(numbers, numbers, numbers, (a, b, c) => {
      const of = (all: readonly number[]) => {
        const bits = new Bitset();
        for (const n of all) bits.set(n);
        return bits;
      };
      const met = of(a).within([of(b), of(c)]);
      const expected = new Set(a.filter((n) => b.includes(n) || c.includes(n)));
      expect(met.count).toBe(expected.size);
      const walked: number[] = [];
      for (let n = met.next(0); n >= 0; n = met.next(n + 1)) walked.push(n);
      expect(walked).toEqual([...expected].sort((x, y) => x - y));
      const both = of(a).withinAll([[of(b)], [of(c)]]);
      expect(both.count).toBe(new Set(a.filter((n) => b.includes(n) && c.includes(n))).size);
      expect(
        of(a)
          .withinAll([[of(b)], []])
          .next(0),
      ).toBe(-1);
    }),
  );
});
