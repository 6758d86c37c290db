import { afterEach, describe, expect, it } from 'vitest';
import { type FakeExit, startFakeExit } from '../../../testkit/fake-exit.ts';
import { type FakeIpEcho, startFakeIpEcho } from '../../../testkit/fake-ip-echo.ts';
import { exitRecord } from '../../../testkit/records.ts';
import { testCertificate } from '../../../testkit/tls.ts';
import type { Exit } from '../../core/model/exit.ts';
import { exitOf } from '../../core/snapshot/exit-facts.ts';
import { openGround } from '../../outbound/open-ground.ts';
import { askEcho, type Asked } from './ask-echo.ts';
import { readEchoTarget } from './echo-target.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const it of open.splice(0)) await it.close();
});
const kept = <T extends { close(): Promise<void> }>(it: T): T => {
  open.push(it);
  return it;
};
const credentials = { username: 'u', password: 'p' };
const through = ({ scheme, host, port }: FakeExit, password = 'p'): Exit =>
  exitOf(
    exitRecord('exit_1', { scheme, host, port, username: 'u', password, insecureTls: true, ip: null, template: null }),
  );
const ask = (exit: Exit, url: string, timeoutMs = 5000): Promise<Asked> =>
  askEcho(exit, readEchoTarget(url)!, {
    ground: openGround(() => undefined),
    timeoutMs,
    ca: testCertificate().cert,
  });
const echoes = async (...given: Parameters<typeof startFakeIpEcho>): Promise<FakeIpEcho> =>
  kept(await startFakeIpEcho(...given));
const exitOfScheme = async (scheme: FakeExit['scheme'], more = {}): Promise<FakeExit> =>
  kept(await startFakeExit({ scheme, credentials, ...more }));

describe('an echo target asked through an exit', () => {
  it.each(['http', 'https', 'socks4a', 'socks5', 'socks5h'] as const)(
    'answers over %s, in clear and over TLS',
    async (scheme) => {
      const given = scheme === 'socks4a' ? { credentials: undefined } : {};
      const exit = await exitOfScheme(scheme, given);
      const clear = await echoes('203.0.113.7\n');
      const secret = await echoes('{"ip":"2001:db8::7"}', { tls: true });
      expect(await ask(through(exit), clear.url)).toEqual({ family: 'ipv4', address: '203.0.113.7' });
      expect(await ask(through(exit), secret.url)).toEqual({ family: 'ipv6', address: '2001:db8::7' });
      expect(clear.seen).toEqual(['GET /ip']);
      expect(exit.accepted).toBe(2);
    },
  );

  it('answers without an exit in between', async () => {
    const { url } = await echoes('203.0.113.7');
    const direct = exitOf(exitRecord('exit_1', { scheme: 'direct', host: '', port: 0, ip: null }));
    expect(await ask(direct, url)).toEqual({ family: 'ipv4', address: '203.0.113.7' });
  });

  it('may answer in chunks, and without a length', async () => {
    const exit = await exitOfScheme('http');
    const chunked = await echoes((_, response) => {
      response.write('203.0.');
      response.end('113.7');
    });
    const untilClose = await echoes((_, response) => {
      response.writeHead(200, { 'content-length': '11', connection: 'close' }).end('203.0.113.7');
    });
    expect(await ask(through(exit), chunked.url)).toHaveProperty('address', '203.0.113.7');
    expect(await ask(through(exit), untilClose.url)).toHaveProperty('address', '203.0.113.7');
  });

  it('is told nothing of the exit or of us', async () => {
    const exit = await exitOfScheme('http');
    let heard = '';
    const echo = await echoes((request, response) => {
      heard = JSON.stringify(request.rawHeaders);
      response.end('203.0.113.7');
    });
    await ask(through(exit), echo.url);
    expect(heard).toContain('gyre');
    expect(heard).not.toMatch(/authorization|forwarded|via|exit_1/i);
  });

  it('is no address when the exit refuses, and the reason is told', async () => {
    const exit = await exitOfScheme('http');
    const { url } = await echoes('203.0.113.7');
    expect(await ask(through(exit, 'wrong'), url)).toEqual({
      problem: expect.stringMatching(/exit_auth_rejected/) as string,
    });
    await exit.kill();
    expect(await ask(through(exit), url)).toEqual({ problem: expect.stringMatching(/connection_refused/) as string });
  });

  it('is no address when the target is no echo', async () => {
    const exit = await exitOfScheme('socks5h');
    const problemOf = async (answer: Parameters<typeof startFakeIpEcho>[0]) =>
      ask(through(exit), (await echoes(answer)).url);
    expect(await problemOf('<h1>Hello</h1>')).toEqual({ problem: 'its answer names no address' });
    expect(await problemOf((_, response) => response.writeHead(403).end('203.0.113.7'))).toEqual({
      problem: 'it answered 403',
    });
    expect(await problemOf('x'.repeat(100_000))).toEqual({ problem: 'its answer is too long for an address' });
    expect(await problemOf(({ socket }) => void socket.destroy())).toEqual({
      problem: 'it closed before its answer was whole',
    });
    expect(await problemOf(({ socket }) => void socket.end('nonsense\r\n\r\n'))).toEqual({
      problem: 'its answer is not HTTP',
    });
  });

  it('verifies the certificate of the target', async () => {
    const exit = await exitOfScheme('http');
    const { url } = await echoes('203.0.113.7', { tls: true });
    const asked = askEcho(through(exit), readEchoTarget(url)!, {
      ground: openGround(() => undefined),
      timeoutMs: 5000,
    });
    expect(await asked).toEqual({ problem: expect.stringMatching(/^TLS: /) as string });
  });

  it('is given up in time', async () => {
    const exit = await exitOfScheme('http');
    const { url } = await echoes(() => {});
    expect(await ask(through(exit), url, 150)).toEqual({ problem: 'no answer in time' });
  });
});

describe('what may be typed as an echo target', () => {
  it('is an http or https address', () => {
    expect(readEchoTarget('http://echo.example/ip?x=1')).toMatchObject({
      secure: false,
      target: { host: 'echo.example', port: 80 },
      request: expect.stringMatching(/^GET \/ip\?x=1 HTTP\/1\.1\r\nHost: echo\.example\r\n/) as string,
    });
    expect(readEchoTarget('https://[2001:db8::1]:8443')).toMatchObject({
      secure: true,
      target: { host: '2001:db8::1', port: 8443, authority: '[2001:db8::1]:8443' },
    });
  });

  it('is nothing else', () => {
    for (const text of [
      '',
      'echo.example',
      'ftp://echo.example/',
      'http://u:p@echo.example/',
      'http://',
      'http://a:0/',
    ])
      expect(readEchoTarget(text), text).toBeUndefined();
  });
});
