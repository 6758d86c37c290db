import { describe, expect, it } from 'vitest';
import { RequestBody } from './request-body.ts';

const slab = 262_144;

describe('a request body', () => {
  it('that waits to be sent again, and what came behind it, hold little more memory than their bytes', () => {
    const body = new RequestBody('length', 4);
    const read = Buffer.allocUnsafeSlow(slab).fill('x').subarray(1000, 1010);
    expect(String(body.take(read))).toBe('xxxx');
    const behind = body.takeBehind()!;
    expect([String(body.kept[0]), String(behind)]).toEqual(['xxxx', 'xxxxxx']);
    for (const it of [...body.kept, behind]) expect(it.buffer.byteLength).toBeLessThan(slab);
  });
});
