import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cuts, poison } from '../../testkit/cuts.ts';
import { FrameDecoder, frameHeader, frameHeaderSize, maxFrame } from './frame.ts';

const encoded = (type: number, payload: Uint8Array): number[] => [...frameHeader(type, payload.length), ...payload];

function decodeAll(pieces: readonly Uint8Array[], decoder = new FrameDecoder()): { type: number; payload: number[] }[] {
  const frames: { type: number; payload: number[] }[] = [];
  for (const piece of pieces) {
    decoder.push(piece);
    for (let frame = decoder.next(); frame !== undefined; frame = decoder.next())
      frames.push({ type: frame.type, payload: [...frame.payload] });
    poison(piece);
  }
  return frames;
}

describe('frames of the link', () => {
  it('say length and type before the payload', () => {
    expect([...frameHeader(7, 0x01020304 & 0xffffff)]).toEqual([0, 2, 3, 4, 7]);
    expect(frameHeader(0, 0)).toHaveLength(frameHeaderSize);
  });
  it('are refused beyond the limit where they are made', () => {
    expect(() => frameHeader(1, maxFrame + 1)).toThrow(RangeError);
    expect([...frameHeader(1, maxFrame)]).toEqual([4, 0, 0, 0, 1]);
  });
  it('come out the same however they are cut', () => {
    const bytes = Uint8Array.from([
      ...encoded(1, Uint8Array.of(9, 8, 7)),
      ...encoded(2, new Uint8Array(0)),
      ...encoded(255, Uint8Array.of(1)),
    ]);
    const frames = [
      { type: 1, payload: [9, 8, 7] },
      { type: 2, payload: [] },
      { type: 255, payload: [1] },
    ];
    for (const pieces of cuts(bytes)) expect(decodeAll(pieces)).toEqual(frames);
  });
  it('come out as they went in', () => {
    const frames = fc.array(fc.record({ type: fc.nat(255), payload: fc.uint8Array({ maxLength: 300 }) }), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(frames, fc.integer({ min: 1, max: 50 }), (given, size) => {
        const bytes = Uint8Array.from(given.flatMap(({ type, payload }) => encoded(type, payload)));
        const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
          bytes.slice(i * size, (i + 1) * size),
        );
        expect(decodeAll(pieces)).toEqual(given.map(({ type, payload }) => ({ type, payload: [...payload] })));
      }),
    );
  });
  it('hand out a view where a frame lies whole in its chunk', () => {
    const chunk = Uint8Array.from(encoded(1, Uint8Array.of(5)));
    const decoder = new FrameDecoder();
    decoder.push(chunk);
    expect(decoder.next()?.payload.buffer).toBe(chunk.buffer);
  });
  it('end for good at an announcement beyond the limit', () => {
    const decoder = new FrameDecoder(10);
    expect(decodeAll([Uint8Array.from(encoded(1, new Uint8Array(10)))], decoder)).toHaveLength(1);
    expect(decodeAll([Uint8Array.of(0, 0, 0, 11, 1, 0)], decoder)).toEqual([]);
    expect(decoder.fault).toBe('a frame of 11 bytes');
    expect(decodeAll([Uint8Array.from(encoded(1, new Uint8Array(1)))], decoder)).toEqual([]);
  });
  it('do not take a length with its highest bit set for a negative one', () => {
    const decoder = new FrameDecoder();
    decodeAll([Uint8Array.of(0xff, 0xff, 0xff, 0xff, 1)], decoder);
    expect(decoder.fault).toBe('a frame of 4294967295 bytes');
  });
  it('know whether a close would cut one in two', () => {
    const decoder = new FrameDecoder();
    const seen = [decoder.between];
    for (const byte of encoded(1, Uint8Array.of(5))) {
      decodeAll([Uint8Array.of(byte)], decoder);
      seen.push(decoder.between);
    }
    expect(seen).toEqual([true, false, false, false, false, false, true]);
  });
});
