import { describe, expect, it } from 'vitest';
import { kept } from './kept.ts';

const slab = 262_144;
const filled = (): Buffer => Buffer.allocUnsafeSlow(slab).fill('abc');

describe('bytes that are kept', () => {
  it('are the same bytes, and hold no more memory than they need', () => {
    for (const length of [1, 100, 5000, 65_536]) {
      const chunk = filled().subarray(7, 7 + length);
      const own = kept(chunk);
      expect(own.equals(chunk)).toBe(true);
      expect(own.buffer.byteLength).toBeLessThanOrEqual(Math.max(length, Buffer.poolSize));
    }
  });
  it('are not copied when they are most of it', () => {
    const all = filled();
    expect(kept(all)).toBe(all);
    const most = all.subarray(1000);
    expect(kept(most)).toBe(most);
  });
});
