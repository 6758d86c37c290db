import { describe, expect, it } from 'vitest';
import { defaultLimits, isFault } from './fault.ts';
import { parseRequestHead, type RequestHead } from './head.ts';
import { parseResponseHead, type ResponseHead } from './response-head.ts';
import { type RequestForm, requestToExit, responseToClient, withoutChunks } from './rewrite.ts';
import { parseAbsoluteTarget } from './target.ts';

function sent(text: string, form: RequestForm, authorization?: string): string {
  const head: RequestHead | object = parseRequestHead(text, text.length, defaultLimits);
  if (isFault(head)) throw new Error(head.detail);
  const target = parseAbsoluteTarget((head as RequestHead).target);
  if (isFault(target)) throw new Error(target.detail);
  return requestToExit(head as RequestHead, form, target, authorization);
}
function response(text: string): ResponseHead {
  const head = parseResponseHead(text, text.length, defaultLimits);
  if (isFault(head)) throw new Error(head.detail);
  return head;
}
const plain = 'GET http://a.example/b?c HTTP/1.1\r\nhOsT:  a.example\r\nX-A: caf\xe9\r\nx-a:\r\n\r\n';

describe('a request on its way to the exit', () => {
  it('stays as it was, byte for byte', () => expect(sent(plain, 'absolute')).toBe(plain));
  it('loses scheme and host where the connection reaches the target itself', () =>
    expect(sent(plain, 'origin')).toBe(plain.replace('http://a.example', '')));
  it('gets the credentials of the exit and loses those of the client', () => {
    const text = plain.replace('x-a:', 'Proxy-Authorization: Basic YTpi\r\nx-a:');
    expect(sent(text, 'absolute', 'Basic Yzpk')).toBe(
      plain.replace(/\r\n$/, 'Proxy-Authorization: Basic Yzpk\r\n\r\n'),
    );
  });
  it('loses wishes, hop-by-hop fields and nominated ones', () => {
    const text = plain.replace(
      'X-A',
      'Connection: close, x-b\r\nX-B: 1\r\nX-Gyre-Pool: p\r\nProxy-Connection: close\r\nTE: trailers\r\nX-A',
    );
    expect(sent(text, 'absolute')).toBe(plain);
  });
  it('says Host as the target does, at its place and under its name', () => {
    const text =
      'GET http://A.example:81/ HTTP/1.1\r\nX-A: 1\r\nTE: x\r\nhost: b.example\r\nConnection: close\r\nX-C: 2\r\n\r\n';
    expect(sent(text, 'absolute')).toBe(
      'GET http://A.example:81/ HTTP/1.1\r\nX-A: 1\r\nhost: A.example:81\r\nX-C: 2\r\n\r\n',
    );
  });
  it('gets a Host where it has none', () => {
    expect(sent('GET http://a.example/ HTTP/1.0\r\nX-A: 1\r\n\r\n', 'origin')).toBe(
      'GET / HTTP/1.0\r\nHost: a.example\r\nX-A: 1\r\n\r\n',
    );
    expect(sent('GET http://a.example/ HTTP/1.1\r\nHost:\r\n\r\n', 'origin')).toBe(
      'GET / HTTP/1.1\r\nHost:a.example\r\n\r\n',
    );
  });
  it('keeps a Host that says the same in other words', () => {
    const text = 'GET http://a.example/ HTTP/1.1\r\nHost: A.Example:80\r\n\r\n';
    expect(sent(text, 'absolute')).toBe(text);
  });
  it('asks for the whole server with an asterisk', () => {
    expect(sent('OPTIONS http://a.example HTTP/1.1\r\nHost: a.example\r\n\r\n', 'origin')).toMatch(/^OPTIONS \* HTTP/);
    expect(sent('OPTIONS http://a.example/ HTTP/1.1\r\nHost: a.example\r\n\r\n', 'origin')).toMatch(/^OPTIONS \/ HTTP/);
    expect(sent('GET http://a.example HTTP/1.1\r\nHost: a.example\r\n\r\n', 'origin')).toMatch(/^GET \/ HTTP/);
    expect(sent('GET http://a.example?q HTTP/1.1\r\nHost: a.example\r\n\r\n', 'origin')).toMatch(/^GET \/\?q HTTP/);
  });
  it('goes as http where it came as ws, upgrade and all', () => {
    const lines = 'Host: a.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
    expect(sent(`GET ws://a.example/c HTTP/1.1\r\n${lines}`, 'absolute')).toBe(
      `GET http://a.example/c HTTP/1.1\r\n${lines}`,
    );
    expect(sent(`GET ws://a.example/c HTTP/1.1\r\n${lines}`, 'origin')).toBe(`GET /c HTTP/1.1\r\n${lines}`);
  });
  it('says an upgrade anew where its lines had to go', () => {
    const text = 'GET http://a/ HTTP/1.1\r\nHost: a\r\nConnection: upgrade, x\r\nUpgrade: websocket\r\n\r\n';
    expect(sent(text, 'origin')).toBe('GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  });
});

describe('a response on its way to the client', () => {
  const answer = 'HTTP/1.1 200 Fine\r\nX-A: 1\r\nKeep-Alive: 5\r\nConnection: keep-alive\r\nX-B: 2\r\n\r\n';
  it('loses what was about the connection to the exit, and gets lines of ours', () => {
    expect(responseToClient(response(answer), 'X-Gyre-Exit: e\r\n', undefined)).toBe(
      'HTTP/1.1 200 Fine\r\nX-A: 1\r\nX-B: 2\r\nX-Gyre-Exit: e\r\n\r\n',
    );
  });
  it('stays as it was where there is nothing to change', () => {
    expect(responseToClient(response('HTTP/1.1 204\r\nX: y\r\n\r\n'), '', undefined)).toBe(
      'HTTP/1.1 204\r\nX: y\r\n\r\n',
    );
  });
  it('says what becomes of the connection', () => {
    expect(responseToClient(response('HTTP/1.1 204\r\n\r\n'), '', 'close')).toBe(
      'HTTP/1.1 204\r\nConnection: close\r\n\r\n',
    );
  });
  it('keeps its upgrade', () => {
    const upgrade = 'HTTP/1.1 101 Go\r\nConnection: upgrade\r\nUpgrade: echo\r\n\r\n';
    expect(responseToClient(response(upgrade), '', 'close')).toBe(upgrade);
    const more = upgrade.replace('upgrade\r\n', 'upgrade, x\r\n');
    expect(responseToClient(response(more), 'A: b\r\n', undefined)).toBe(
      'HTTP/1.1 101 Go\r\nConnection: Upgrade\r\nUpgrade: echo\r\nA: b\r\n\r\n',
    );
  });
  it('never claims to be the answer of a proxy that wants credentials', () => {
    const text = 'HTTP/1.1 407 No\r\nProxy-Authenticate: Basic\r\nProxy-Connection: close\r\n\r\n';
    expect(responseToClient(response(text), '', undefined)).toBe('HTTP/1.1 407 No\r\n\r\n');
  });
  it('loses its chunks for a client that knows none', () => {
    const text =
      'HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\nX-A: 1\r\nTrailer: X-S\r\nConnection: close, x-b\r\nX-B: 1\r\n\r\n';
    const head = withoutChunks(response(text));
    expect(head.chunked).toBe(false);
    expect(responseToClient(head, '', 'close')).toBe('HTTP/1.1 200 X\r\nX-A: 1\r\nConnection: close\r\n\r\n');
    expect(withoutChunks(response('HTTP/1.1 200 X\r\nX-A: 1\r\n\r\n')).cuts).toEqual([]);
  });
});
