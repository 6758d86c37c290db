import { describe, expect, it } from 'vitest';
import { defaultLimits, isFault } from './fault.ts';
import { clientMayGoOn, connectionOption, exitMayGoOn, requestBody, responseBody, wantsMore } from './framing.ts';
import { parseRequestHead, type RequestHead } from './head.ts';
import { parseResponseHead, type ResponseHead } from './response-head.ts';

function request(lines = '', method = 'GET', minor = 1): RequestHead {
  const text = `${method} http://a/ HTTP/1.${minor}\r\nHost: a\r\n${lines}\r\n`;
  const head = parseRequestHead(text, text.length, defaultLimits);
  if (isFault(head)) throw new Error(head.detail);
  return head;
}
function response(status: number, lines = '', minor = 1): ResponseHead {
  const text = `HTTP/1.${minor} ${status} X\r\n${lines}\r\n`;
  const head = parseResponseHead(text, text.length, defaultLimits);
  if (isFault(head)) throw new Error(head.detail);
  return head;
}
const length = 'Content-Length: 5\r\n';
const chunked = 'Transfer-Encoding: chunked\r\n';

describe('the body behind a request', () => {
  it('is none unless it is announced', () => {
    expect(requestBody(request())).toBe('none');
    expect(requestBody(request('Content-Length: 0\r\n', 'POST'))).toBe('none');
    expect(requestBody(request(length))).toBe('length');
    expect(requestBody(request(chunked))).toBe('chunked');
  });
});

describe('the body behind a response', () => {
  it.each([
    ['GET', 200, length, 'length'],
    ['GET', 200, chunked, 'chunked'],
    ['GET', 200, '', 'close'],
    ['GET', 200, 'Content-Length: 0\r\n', 'none'],
    ['HEAD', 200, length, 'none'],
    ['HEAD', 200, chunked, 'none'],
    ['GET', 100, '', 'none'],
    ['GET', 101, '', 'none'],
    ['GET', 204, length, 'none'],
    ['GET', 304, length, 'none'],
    ['CONNECT', 200, length, 'none'],
    ['CONNECT', 299, chunked, 'none'],
    ['CONNECT', 407, length, 'length'],
  ])('to %s with %i and %j is %s', (method, status, lines, body) =>
    expect(responseBody(method, response(status, lines))).toBe(body),
  );
});

describe('whether a connection goes on', () => {
  it('is the default of 1.1 and an exception in 1.0', () => {
    expect(wantsMore(request())).toBe(true);
    expect(wantsMore(request('Connection: close\r\n'))).toBe(false);
    expect(wantsMore(request('Connection: close, x\r\n'))).toBe(false);
    expect(wantsMore(request('', 'GET', 0))).toBe(false);
    expect(wantsMore(request('Proxy-Connection: keep-alive\r\n', 'GET', 0))).toBe(true);
    expect(wantsMore(request('Connection: keep-alive\r\nConnection: close\r\n'))).toBe(false);
  });
  it('is over for a client behind its CONNECT', () => {
    const text = 'CONNECT a:1 HTTP/1.1\r\n\r\n';
    const head = parseRequestHead(text, text.length, defaultLimits);
    expect(isFault(head) || clientMayGoOn(head)).toBe(false);
    expect(clientMayGoOn(request())).toBe(true);
  });
  it.each([
    ['GET', response(200, length), true],
    ['GET', response(200, chunked), true],
    ['GET', response(200), false],
    ['GET', response(200, `${length}Connection: close\r\n`), false],
    ['GET', response(200, length, 0), false],
    ['GET', response(200, `${length}Connection: keep-alive\r\n`, 0), true],
    ['GET', response(101), false],
    ['GET', response(204), true],
    ['GET', response(204, length), false],
    ['GET', response(204, chunked), false],
    ['GET', response(304, length), true],
    ['HEAD', response(200, length), true],
    ['CONNECT', response(200), false],
    ['CONNECT', response(407, length), false],
  ])('at the exit, behind the answer to %s (case %#)', (method, head, goesOn) =>
    expect(exitMayGoOn(method, head)).toBe(goesOn),
  );
  it('is said to the client where it could not know', () => {
    expect(connectionOption(request(), response(200), false)).toBe('close');
    expect(connectionOption(request(), response(200), true)).toBeUndefined();
    expect(connectionOption(request('', 'GET', 0), response(200), true)).toBe('keep-alive');
    expect(connectionOption(request(), response(200, '', 0), true)).toBe('keep-alive');
  });
});
