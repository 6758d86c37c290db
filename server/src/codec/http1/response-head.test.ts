import { describe, expect, it } from 'vitest';
import { randomBytes } from '../../../testkit/fuzz.ts';
import { textOf } from '../../../testkit/cuts.ts';
import { Prng } from '../../core/math/prng.ts';
import { defaultLimits, isFault, type HeadFault } from './fault.ts';
import { parseResponseHead, type ResponseHead } from './response-head.ts';

const parse = (text: string, limits = defaultLimits): ResponseHead | HeadFault =>
  parseResponseHead(text, text.length, limits);
function head(lines: string, start = 'HTTP/1.1 200 OK\r\n'): ResponseHead {
  const read = parse(`${start}${lines}\r\n`);
  if (isFault(read)) throw new Error(read.detail);
  return read;
}

describe('a response head', () => {
  it('says what a gateway decides with', () => {
    const read = head(
      'Retry-After: 5\r\nRetry-After: 9\r\nProxy-Authenticate: Basic\r\nProxy-Status: a\r\nProxy-Status: b\r\n',
    );
    expect(read).toMatchObject({ status: 200, minor: 1, contentLength: -1, chunked: false, retryAfter: '5' });
    expect(read).toMatchObject({ proxyAuthenticate: true, proxyStatus: 'a, b' });
    expect(head('')).toMatchObject({ retryAfter: undefined, proxyAuthenticate: false, proxyStatus: undefined });
  });
  it('may have a reason or not', () => {
    const reason = (start: string): string => {
      const read = head('', start);
      return read.text.slice(13, read.reasonEnd);
    };
    expect(['HTTP/1.1 404 Not Found\r\n', 'HTTP/1.1 404 \r\n', 'HTTP/1.0 404\r\n'].map(reason)).toEqual([
      'Not Found',
      '',
      '',
    ]);
  });
  it('passes Proxy-Status and cuts Proxy-Authenticate', () => {
    const read = head('Proxy-Status: a\r\nProxy-Authenticate: Basic\r\n');
    const [from, to] = read.cuts ?? [];
    expect(read.text.slice(from, to)).toBe('Proxy-Authenticate: Basic\r\n');
    expect(read.cuts).toHaveLength(2);
  });
  it('merges a repeated equal length by cutting the repetition', () => {
    const read = head('Content-Length: 5\r\nContent-Length: 05\r\n');
    const [from, to] = read.cuts ?? [];
    expect([read.contentLength, read.text.slice(from, to)]).toEqual([5, 'Content-Length: 05\r\n']);
  });
  it('keeps an upgrade only with status 101', () => {
    const lines = 'Connection: upgrade\r\nUpgrade: websocket\r\n';
    expect(head(lines, 'HTTP/1.1 101 Switching Protocols\r\n')).toMatchObject({
      upgrade: 'websocket',
      upgradeKept: true,
    });
    expect(head(lines).upgrade).toBeUndefined();
  });
  it.each([
    ['HTTP/1.1 200OK\r\n\r\n', 'status line that does not end well'],
    ['HTTP/1.1  200 OK\r\n\r\n', 'status line without a status'],
    ['HTTP/1.1 2x0 OK\r\n\r\n', 'status line without a status'],
    ['HTTP/1.1\r\n\r\n', 'status line without a status'],
    ['HTTP/1.1 200 OK\r\n\r\n\r\n', 'empty line before the end of the head'],
  ])('%j is none', (text, detail) => expect(parse(text)).toEqual({ fault: 'malformed', detail }));
  it('keeps to its limits', () => {
    const text = 'HTTP/1.1 200 OK\r\nA: b\r\n\r\n';
    expect(parse(text, { maxBytes: text.length - 1, maxFields: 9 })).toMatchObject({ fault: 'too_large' });
    expect(parse(text, { maxBytes: text.length, maxFields: 0 })).toMatchObject({ fault: 'too_many_fields' });
    expect(parseResponseHead(`${text}body`, text.length, defaultLimits)).toMatchObject({ text });
  });
  it('answers any text', () => {
    const random = new Prng(4);
    const near = ['HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close, x\r\nX: y\r\n\r\n'];
    for (let round = 0; round < 2000; round++) {
      const read = parse(textOf(randomBytes(random, near)));
      if (!isFault(read)) expect(read.status).toBeGreaterThanOrEqual(100);
    }
  });
});
