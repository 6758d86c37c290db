// Whatever is handed to the addon: nothing is read or written outside of what it was given, and the process lives on.
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nativePath } from '../cli/places.ts';
import { mostText, type WireCalls } from './wire-calls.ts';
import type { WiresFile } from './wires.ts';

const invalid = -22;
const path = nativePath();
type Loose = Record<keyof WireCalls, (...args: readonly unknown[]) => unknown>;
const loose = (): Loose => {
  const file = createRequire(import.meta.url)(path) as WiresFile;
  return file.openWires(() => {}, new Int32Array(512)) as unknown as Loose;
};
const nothings = [-1, 0, 1, 64, 1e9, 2 ** 31, NaN, Infinity, 0.5, undefined, null, 'slot', {}, [], Symbol.iterator, 1n];

describe.skipIf(!existsSync(path))('the addon, asked for nonsense', () => {
  it('refuses slots in which nothing is open, and what is none', () => {
    const calls = loose();
    calls.slab(Buffer.alloc(1000));
    for (const it of nothings) {
      expect([calls.read(it, 0, 10), calls.write(it, Buffer.from('x')), calls.writeText(it, 'x')], typeof it).toEqual([
        ...[invalid, invalid, invalid],
      ]);
      expect([calls.flush(it), calls.shutdown(it), calls.accept(it), calls.descriptor(it)]).toEqual([
        ...[invalid, invalid, -1, -1],
      ]);
      expect([calls.error(it), calls.peer(it)]).toEqual([-invalid, undefined]);
      for (const does of ['cork', 'drop', 'leave'] as const) expect(calls[does](it, it)).toBeUndefined();
    }
    expect(calls.poll()).toBe(0);
  });

  it('reads into the slab, and nowhere else', () => {
    const calls = loose();
    const slot = calls.connect('127.0.0.1', 1);
    for (const slab of [undefined, Buffer.alloc(100), 'no buffer', Buffer.alloc(0)]) {
      calls.slab(slab);
      const room = Buffer.isBuffer(slab) ? slab.length : 0;
      for (const [from, most] of [
        [0, room + 1],
        [room, 1],
        [room + 1, 0],
        [-1, 1],
        [0, -1],
        [1, 2 ** 31 - 1],
        [2 ** 31 - 1, 2 ** 31 - 1],
        [{}, 1],
        [0, 'all'],
      ])
        expect(calls.read(slot, from, most)).toBe(invalid);
    }
    calls.drop(slot, 0);
  });

  it('takes bytes and text, no more than it has room for, and nothing else', () => {
    const calls = loose();
    const slot = calls.connect('127.0.0.1', 1);
    for (const it of [undefined, 'text', 7, {}, [1], null, new ArrayBuffer(8)])
      expect(calls.write(slot, it), typeof it).toBe(invalid);
    for (const it of [undefined, 7, {}, Buffer.from('x'), null]) expect(calls.writeText(slot, it)).toBe(invalid);
    calls.drop(slot, 0);
    // Longer than it says it takes: cut, never beyond its room. Nothing listens there, so that at most it says why.
    const other = calls.connect('127.0.0.1', 1);
    if ((other as number) >= 0) expect(calls.writeText(other, 'x'.repeat(10 * mostText))).toBeLessThanOrEqual(mostText);
    calls.drop(other, 0);
  });

  it('connects to literal addresses only, and listens on sockets only', () => {
    const calls = loose();
    for (const it of ['localhost', '', '1'.repeat(1000), undefined, 7, 'fe80::1%lo'])
      expect(calls.connect(it, 80)).toBe(invalid);
    for (const it of [-1, 9_999, undefined, 'fd', NaN]) expect(calls.listen(it)).toBeLessThan(0);
  });

  it('is not opened with an array that is too small', () => {
    const file = createRequire(import.meta.url)(path) as { openWires(...args: readonly unknown[]): unknown };
    for (const it of [undefined, {}, new Int32Array(511), new Float64Array(512), new Int8Array(4096)])
      expect(file.openWires(() => {}, it)).toBeUndefined();
  });
});
