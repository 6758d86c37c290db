import { describe, expect, it } from 'vitest';
import { byteByByte, bytesOf, cuts, poison } from '../../../testkit/cuts.ts';
import { HeadBuffer, headTooLarge, needMore, notAHead } from './head-buffer.ts';

const head = 'GET http://a.example/ HTTP/1.1\r\nHost: a.example\r\n\r\n';

/** What became of the head, and the bytes behind it. */
function collect(
  pieces: readonly Uint8Array[],
  buffer = new HeadBuffer(1000),
): { text: string; rest: string } | number {
  for (const [i, piece] of pieces.entries()) {
    const length = buffer.take(piece);
    if (length < 0) return length;
    if (length > 0) {
      expect(length).toBe(buffer.text.length);
      const behind = [piece.slice(buffer.bodyAt), ...pieces.slice(i + 1)];
      return { text: buffer.text, rest: behind.map((it) => Buffer.from(it).toString('latin1')).join('') };
    }
    poison(piece);
  }
  return needMore;
}

describe('collecting a head', () => {
  it('ends at the first empty line, however it is cut', () => {
    for (const pieces of cuts(`${head}body\r\n\r\n`))
      expect(collect(pieces)).toEqual({ text: head, rest: 'body\r\n\r\n' });
  });
  it('keeps bytes above ASCII, and long heads in small pieces', () => {
    const long = `GET http://a.example/\xe9 HTTP/1.1\r\nX: ${'\xff'.repeat(3000)}\r\n\r\n`;
    for (const size of [1, 63, 64, 500, 5000]) {
      const pieces = Array.from({ length: Math.ceil(long.length / size) }, (_, i) =>
        bytesOf(long.slice(i * size, (i + 1) * size)),
      );
      expect(collect(pieces, new HeadBuffer(5000))).toEqual({ text: long, rest: '' });
    }
  });
  it('forgives a few blank lines before a request', () => {
    for (const pieces of cuts(`\r\n\r\n${head}x`)) expect(collect(pieces)).toEqual({ text: head, rest: 'x' });
    for (const pieces of cuts(`${'\r\n'.repeat(4)}${head}`)) expect(collect(pieces)).toEqual({ text: head, rest: '' });
    for (const pieces of cuts('\r\n'.repeat(5))) expect(collect(pieces)).toBe(notAHead);
  });
  it('forgives none before a response', () => {
    for (const pieces of cuts(`\r\n${head}`)) expect(collect(pieces, new HeadBuffer(1000, 0))).toBe(notAHead);
  });
  it('begins anywhere in a chunk, and again after a reset', () => {
    const buffer = new HeadBuffer(1000);
    const chunk = bytesOf(`xx${head}${head}y`);
    expect(buffer.take(chunk, 2)).toBe(head.length);
    const next = buffer.bodyAt;
    buffer.reset();
    expect(buffer.empty).toBe(true);
    expect(buffer.take(chunk, next)).toBe(head.length);
    expect(buffer.bodyAt).toBe(chunk.length - 1);
  });
  it('forgets a half head at a reset', () => {
    const buffer = new HeadBuffer(1000);
    buffer.take(bytesOf('GET http://b'));
    expect(buffer.empty).toBe(false);
    buffer.reset();
    expect(collect(byteByByte(bytesOf(head)), buffer)).toEqual({ text: head, rest: '' });
  });
  it('takes a head of exactly the limit and none beyond it', () => {
    for (const pieces of cuts(head))
      expect(collect(pieces, new HeadBuffer(head.length))).toEqual({ text: head, rest: '' });
    for (const pieces of cuts(head)) expect(collect(pieces, new HeadBuffer(head.length - 1))).toBe(headTooLarge);
  });
  it.each([
    ['a CR without LF', 'GET /\rx', 'CR without LF'],
    ['two CRs', 'GET /\r\r\n', 'CR without LF'],
    ['an LF without CR', 'GET /\nx', 'LF without CR'],
    ['an LF in front', '\nGET /', 'LF without CR'],
    ['a NUL', 'GET /\0', 'control character in the head'],
    ['a DEL', 'GET /\x7f', 'control character in the head'],
  ])('refuses %s before the head is complete', (_, text, detail) => {
    const buffer = new HeadBuffer(1000);
    expect(collect(byteByByte(bytesOf(text)), buffer)).toBe(notAHead);
    expect(buffer.detail).toBe(detail);
  });
  it('waits for nothing in an empty chunk', () => expect(new HeadBuffer(10).take(new Uint8Array(0))).toBe(needMore));
});
