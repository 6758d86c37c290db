import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { BodyText, mostBytes } from './body-text.ts';

const text = (bytes: Buffer, encoding?: string, chunked = false, piece = 1000): string | undefined => {
  const body = new BodyText({ encoding, chunked });
  for (let at = 0; at < bytes.length; at += piece) body.take(bytes.subarray(at, at + piece));
  return body.text();
};
const page = `captcha ${Array.from({ length: 40_000 }, (_, i) => i).join(' ')}`;

describe('the beginning of a body', () => {
  it('is text as it is, at most 64 KiB', () => {
    expect(text(Buffer.from('grüß dich'))).toBe('grüß dich');
    expect(text(Buffer.from(page), 'identity')).toBe(page.slice(0, mostBytes));
  });
  it.each([
    ['gzip', gzipSync(page)],
    ['x-gzip', gzipSync(page)],
    ['deflate', deflateSync(page)],
    ['br', brotliCompressSync(page)],
  ])('is unpacked from %s although its end is missing', (encoding, bytes) => {
    expect(bytes.length).toBeGreaterThan(20_000);
    expect(text(bytes, encoding)).toMatch(/^captcha 0 1 2 3 /);
  });
  it('is not seen when it cannot be read, or is a bomb', () => {
    expect(text(Buffer.from('captcha'), 'zstd')).toBeUndefined();
    expect(text(Buffer.from('captcha'), 'gzip')).toBeUndefined();
    expect(text(gzipSync(Buffer.alloc(10_000_000)), 'gzip')).toBeUndefined();
  });
  it('loses the framing of chunks', () => {
    const chunks = Buffer.from('4\r\ncapt\r\n3;x=y\r\ncha\r\n0\r\n\r\n');
    for (const piece of [1, 3, 100]) expect(text(chunks, undefined, true, piece)).toBe('captcha');
  });
});
