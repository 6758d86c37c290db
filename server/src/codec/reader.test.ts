import { describe, expect, it } from 'vitest';
import { Gather } from './reader.ts';

describe('gathering a short message', () => {
  it('takes no more than it needs, over several chunks', () => {
    const gather = new Gather();
    expect(gather.fill(Uint8Array.of(1, 2), 0, 3)).toBe(2);
    expect(gather.fill(Uint8Array.of(9, 3, 4), 1, 3)).toBe(2);
    expect([gather.have, gather.at(0), gather.at(1), gather.at(2)]).toEqual([3, 1, 2, 3]);
  });
  it('takes nothing when it has enough', () => {
    const gather = new Gather();
    gather.fill(Uint8Array.of(1, 2, 3), 0, 3);
    expect(gather.fill(Uint8Array.of(4), 0, 2)).toBe(0);
    expect(gather.have).toBe(3);
  });
  it('grows and keeps what it has', () => {
    const gather = new Gather(2);
    gather.fill(Uint8Array.of(1, 2), 0, 2);
    gather.fill(Uint8Array.of(3, 4, 5), 0, 5);
    expect([...gather.bytes.subarray(0, gather.have)]).toEqual([1, 2, 3, 4, 5]);
  });
  it('reads zero beyond the end, and begins again', () => {
    const gather = new Gather(1);
    gather.fill(Uint8Array.of(7), 0, 1);
    expect(gather.at(1)).toBe(0);
    gather.reset();
    expect(gather.have).toBe(0);
  });
});
