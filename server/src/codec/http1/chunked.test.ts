import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomBytes } from '../../../testkit/fuzz.ts';
import { byteByByte, bytesOf, cuts, textOf } from '../../../testkit/cuts.ts';
import { Prng } from '../../core/math/prng.ts';
import { ChunkedReader } from './chunked.ts';

/** Payload and rest when the body is complete, else the fault or `more`. */
function follow(pieces: readonly Uint8Array[]): { payload: string; rest: string } | string {
  const reader = new ChunkedReader({ ranges: true });
  let payload = '';
  for (const [i, piece] of pieces.entries()) {
    const end = reader.take(piece, 0);
    if (reader.fault !== undefined) return `refused: ${reader.fault}`;
    for (let r = 0; r < reader.ranges.length; r += 2)
      payload += textOf(piece.slice(reader.ranges[r], reader.ranges[r + 1]));
    if (reader.done) return { payload, rest: [piece.slice(end), ...pieces.slice(i + 1)].map(textOf).join('') };
    expect(end).toBe(piece.length);
  }
  return 'more';
}
const whole = (text: string) => follow([bytesOf(text)]);

describe('following a chunked body', () => {
  it.each([
    ['5\r\nhello\r\n0\r\n\r\nGET', { payload: 'hello', rest: 'GET' }],
    ['0\r\n\r\n', { payload: '', rest: '' }],
    ['1;a=b\r\nx\r\n1 \r\n', 'refused: chunk size with something behind it'],
    ['2\r\nab\r\n00\r\nX-Sum: 1\r\nX-B:\r\n\r\nrest', { payload: 'ab', rest: 'rest' }],
    ['4\r\n\r\n\r\n\r\n0\r\n\r\n', { payload: '\r\n\r\n', rest: '' }],
    ['5\r\nhel', 'more'],
    ['0\r\nX-A: b\r\n', 'more'],
  ])('reads %j the same however it is cut', (text, expected) => {
    for (const pieces of cuts(text)) expect(follow(pieces)).toEqual(expected);
  });
  it('begins anywhere in a chunk and keeps ranges only when asked', () => {
    const reader = new ChunkedReader();
    expect(reader.take(bytesOf('xx1\r\ny\r\n0\r\n\r\nz'), 2)).toBe(13);
    expect([reader.done, reader.ranges.length]).toEqual([true, 0]);
  });
  it('finds any payload again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 })),
        fc.integer({ min: 1, max: 17 }),
        (parts, size) => {
          const body =
            parts.map((part) => `${part.length.toString(16)}\r\n${textOf(part)}\r\n`).join('') + '0\r\n\r\nrest';
          const pieces = Array.from({ length: Math.ceil(body.length / size) }, (_, i) =>
            bytesOf(body.slice(i * size, (i + 1) * size)),
          );
          expect(follow(pieces)).toEqual({ payload: parts.map(textOf).join(''), rest: 'rest' });
        },
      ),
    );
  });
  it('counts up to the largest whole number and no further', () => {
    expect(whole('1fffffffffffff\r\nx')).toBe('more');
    expect(whole('20000000000000\r\n')).toBe('refused: chunk size too large');
    expect(whole('0000000000000001\r\nx\r\n')).toBe('more');
    expect(whole('00000000000000001\r\n')).toBe('refused: chunk size too large');
  });
  it('takes extensions of 1 KiB, and 64 KiB of them', () => {
    expect(whole(`1;${'a'.repeat(1024)}\r\nx`)).toBe('more');
    expect(whole(`1;${'a'.repeat(1025)}`)).toBe('refused: chunk extensions too large');
    const chunk = `1;${'a'.repeat(1024)}\r\nx\r\n`;
    expect(whole(chunk.repeat(64))).toBe('more');
    expect(whole(`${chunk.repeat(64)}1;a`)).toBe('refused: chunk extensions too large');
  });
  it('takes trailers of 16 KiB, and a hundred of them', () => {
    const line = `X-A: ${'b'.repeat(16384 - 9)}\r\n`;
    expect(whole(`0\r\n${line}\r\n`)).toEqual({ payload: '', rest: '' });
    expect(whole(`0\r\nX${line}\r\n`)).toBe('refused: trailers too large');
    expect(whole(`0\r\nX-A: ${'b'.repeat(20000)}`)).toBe('refused: trailers too large');
    expect(whole(`0\r\n${'a: b\r\n'.repeat(100)}\r\n`)).toEqual({ payload: '', rest: '' });
    expect(whole(`0\r\n${'a: b\r\n'.repeat(101)}\r\n`)).toBe('refused: too many trailers');
  });
  it('takes nothing more once it is refused', () => {
    const reader = new ChunkedReader();
    reader.take(bytesOf('x'), 0);
    expect(reader.take(bytesOf('0\r\n\r\n'), 0)).toBe(0);
    expect([reader.done, reader.fault]).toEqual([false, 'chunk without a size']);
  });
  it('comes to the same end with any bytes', () => {
    const random = new Prng(7);
    const near = ['5;a=b\r\nhello\r\n1\r\n!\r\n0\r\nX-A: b\r\n\r\nrest'];
    const verdict = (seen: ReturnType<typeof follow>) => (typeof seen === 'string' ? seen.split(':')[0] : seen);
    for (let round = 0; round < 1000; round++) {
      const bytes = randomBytes(random, near);
      expect(verdict(follow(byteByByte(bytes)))).toEqual(verdict(follow([bytes])));
    }
  });
});
