import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TlsAlertReader } from './tls-alert.ts';

const record = (type: number, ...payload: number[]): number[] => [
  type,
  3,
  3,
  payload.length >> 8,
  payload.length & 255,
  ...payload,
];
const read = (bytes: readonly number[], pieces = bytes.length): TlsAlertReader => {
  const reader = new TlsAlertReader();
  for (let at = 0; at < bytes.length; at += pieces) reader.take(Uint8Array.from(bytes.slice(at, at + pieces)));
  return reader;
};

describe('a TLS alert', () => {
  const hello = record(22, ...Array.from({ length: 300 }, (_, i) => i & 255));
  it.each([
    ['at once', record(21, 2, 40), 40],
    ['behind a part of the handshake', [...hello, ...record(20, 1), ...record(21, 2, 112)], 112],
    ['none behind something encrypted', [...hello, ...record(23, 1, 2), ...record(21, 2, 40)], undefined],
    ['none that is encrypted itself', record(21, ...Array.from({ length: 24 }, () => 40)), undefined],
    ['none in what is no TLS', [...Buffer.from('HTTP/1.1 403 Forbidden\r\n\r\n')], undefined],
    ['none in half of one', record(21, 2, 40).slice(0, 6), undefined],
  ])('%s, in pieces of any size', (_what, bytes, description) => {
    for (const pieces of [1, 2, 3, 7, 1000]) expect(read(bytes, pieces).description).toBe(description);
  });
  it('is never read from noise in a way that depends on the pieces', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(0, 2, 3, 20, 21, 22, 23, 255), { maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        (bytes, pieces) => {
          expect(read(bytes, pieces).description).toBe(read(bytes).description);
        },
      ),
    );
  });
});
