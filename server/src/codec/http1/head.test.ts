import { describe, expect, it } from 'vitest';
import { Prng } from '../../core/math/prng.ts';
import { randomBytes } from '../../../testkit/fuzz.ts';
import { textOf } from '../../../testkit/cuts.ts';
import { defaultLimits, isFault, type HeadFault } from './fault.ts';
import { parseRequestHead, type RequestHead } from './head.ts';

const parse = (text: string, limits = defaultLimits): RequestHead | HeadFault =>
  parseRequestHead(text, text.length, limits);
function head(lines: string, start = 'GET http://a.example/ HTTP/1.1\r\nHost: a.example\r\n'): RequestHead {
  const read = parse(`${start}${lines}\r\n`);
  if (isFault(read)) throw new Error(read.detail);
  return read;
}

describe('a request head', () => {
  it('says what a gateway decides with', () => {
    const read = head(
      'Content-Length: 5\r\nProxy-Authorization: Basic YTpi\r\nExpect: 100-Continue\r\nTrailer: X-Sum\r\n',
    );
    expect(read).toMatchObject({ method: 'GET', target: 'http://a.example/', minor: 1, host: 'a.example' });
    expect(read).toMatchObject({ contentLength: 5, chunked: false, proxyAuthorization: 'Basic YTpi' });
    expect(read).toMatchObject({ expectContinue: true, trailer: true, close: false, keepAlive: false });
  });
  it('knows where its parts stand', () => {
    const read = head('');
    expect(read.text.slice(read.fieldsAt, read.fieldsAt + 5)).toBe('Host:');
    expect(read.text.slice(read.hostAt, read.hostAt + 9)).toBe('a.example');
    expect(read.length).toBe(read.text.length);
  });
  it('ends where it is said to end', () => {
    const text = 'GET http://a.example/ HTTP/1.1\r\nHost: a\r\n\r\n';
    expect(parseRequestHead(`${text}body`, text.length, defaultLimits)).toMatchObject({ length: text.length, text });
    expect(parse(`${text}\r\n`)).toMatchObject({ fault: 'malformed', detail: 'empty line before the end of the head' });
  });
  it('collects wishes under their names in lower case', () => {
    const read = head('X-Gyre-Country: de\r\nX-GYRE-Pool:  mobile \r\n');
    expect(read.wishes).toEqual(['country', 'de', 'pool', 'mobile']);
    expect(head('').wishes).toBeUndefined();
  });
  it('collects every wish on CONNECT too, whichever key it has', () => {
    const keys = [
      ...['pool', 'country', 'region', 'city', 'asn', 'tag', 'type', 'session', 'ttl', 'guarantee', 'rotate', 'exit'],
      ...['sessid', 'sessid_oneip', 'unheard-of'],
    ];
    const lines = keys.map((key, i) => `X-Gyre-${key[0]!.toUpperCase()}${key.slice(1)}: v${i}\r\n`).join('');
    const read = head(lines, 'CONNECT a.example:443 HTTP/1.1\r\n');
    expect(read.wishes).toEqual(keys.flatMap((key, i) => [key, `v${i}`]));
    expect(head(lines, 'CONNECT a.example:443 HTTP/1.0\r\n').wishes).toEqual(read.wishes);
  });
  it('cuts what is never forwarded, neighbours in one piece', () => {
    const read = head(
      'Proxy-Authorization: Basic YTpi\r\nX-Gyre-Pool: a\r\nAccept: */*\r\nTE: trailers\r\nProxy-Status: x\r\n',
    );
    const cuts = read.cuts ?? [];
    const pieces = Array.from({ length: cuts.length / 2 }, (_, i) => read.text.slice(cuts[2 * i], cuts[2 * i + 1]));
    expect(pieces).toEqual([
      'Proxy-Authorization: Basic YTpi\r\nX-Gyre-Pool: a\r\n',
      'TE: trailers\r\nProxy-Status: x\r\n',
    ]);
  });
  it('takes an expectation only from HTTP/1.1, and only the one there is', () => {
    expect(head('Expect: 100-continue\r\n', 'GET http://a/ HTTP/1.0\r\n').expectContinue).toBe(false);
    expect(head('Expect: something\r\n').expectContinue).toBe(false);
  });
  it('asks for Host in HTTP/1.1, but not of CONNECT and not of HTTP/1.0', () => {
    expect(parse('GET http://a/ HTTP/1.1\r\n\r\n')).toMatchObject({ fault: 'bad_host' });
    expect(head('', 'CONNECT a:1 HTTP/1.1\r\n').host).toBeUndefined();
    expect(head('', 'GET http://a/ HTTP/1.0\r\n').hostAt).toBe(-1);
  });
  it('upgrades only from HTTP/1.1, and never a CONNECT', () => {
    const upgrade = 'Connection: upgrade\r\nUpgrade: websocket\r\n';
    expect(head(upgrade).upgrade).toBe('websocket');
    expect(head(upgrade, 'GET http://a/ HTTP/1.0\r\n').upgrade).toBeUndefined();
    expect(head(upgrade, 'CONNECT a:1 HTTP/1.1\r\n').upgrade).toBeUndefined();
  });
  it('keeps to its limits', () => {
    const text = 'GET http://a/ HTTP/1.1\r\nHost: a\r\nX: y\r\n\r\n';
    expect(parse(text, { maxBytes: text.length, maxFields: 2 })).toMatchObject({ method: 'GET' });
    expect(parse(text, { maxBytes: text.length - 1, maxFields: 2 })).toMatchObject({ fault: 'too_large' });
    expect(parse(text, { maxBytes: text.length, maxFields: 1 })).toMatchObject({ fault: 'too_many_fields' });
  });
  it('never repeats in a fault what the client sent', () => {
    const secret = 's3cret';
    const heads = [
      `GET http://${secret}\r\n\r\n`,
      `GET http://a/ HTTP/1.1\r\nHost: a\r\nX-${secret} : x\r\n\r\n`,
      `GET http://a/ HTTP/1.1\r\nHost: ${secret}/\r\n\r\n`,
      `GET http://a/ HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: ${secret}\r\n\r\n`,
      `GET http://a/ HTTP/1.1\r\nHost: a\r\nContent-Length: ${secret}\r\n\r\n`,
    ];
    for (const text of heads) {
      const read = parse(text);
      expect(isFault(read) && !read.detail.includes(secret)).toBe(true);
    }
  });
  it('answers any text', () => {
    const random = new Prng(3);
    const near = [
      'POST http://a.example/ HTTP/1.1\r\nHost: a.example\r\nContent-Length: 5\r\nConnection: a, b\r\n\r\n',
    ];
    for (let round = 0; round < 2000; round++) {
      const read = parse(textOf(randomBytes(random, near)));
      if (!isFault(read)) expect(read.chunked && read.contentLength >= 0).toBe(false);
    }
  });
});
