import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { probeExpectation, type ProbeExpectation } from '@gyre/shared/contract/probe-profiles';
import { type FakeExit, type FakeExitOptions, startFakeExit } from '../../../testkit/fake-exit.ts';
import { type FakeIpEcho, startFakeIpEcho } from '../../../testkit/fake-ip-echo.ts';
import { recordOf } from '../../../testkit/house.ts';
import { compileAccess, mayReachAddress } from '../../core/access/rules.ts';
import { openGround } from '../../outbound/open-ground.ts';
import type { ProbeOutcome } from '../running-port.ts';
import { probeExit } from './probe.ts';
import { planOfProfile, type PlannedProfile } from './probe-plan.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const it of open.splice(0)) await it.close();
});
const kept = <T extends { close(): Promise<void> }>(it: T): T => {
  open.push(it);
  return it;
};
const credentials = { username: 'u', password: 'p' };
const exitOf = async (options: Partial<FakeExitOptions> = {}): Promise<FakeExit> =>
  kept(await startFakeExit({ scheme: 'http', credentials, ...options }));
/** What answers a probe: a body, or whatever the test wants. */
const site = async (answer: string | ((request: IncomingMessage, response: ServerResponse) => void), tls = false) =>
  kept(await startFakeIpEcho(answer, { tls }));

const profile: PlannedProfile = {
  ...{ target: '', method: 'GET', expect: probeExpectation.parse({}), verifyTls: true, intervalMs: 60_000 },
  ...{ jitterPercent: 10, timeoutMs: 5000, failures: 2, successes: 2 },
};
const allowed = compileAccess({ allowPrivateTargets: true, refusedPorts: [] });
const ground = openGround(() => undefined);
interface Wanted extends Partial<Omit<PlannedProfile, 'expect'>> {
  readonly expect?: Partial<ProbeExpectation>;
}
const probe = (
  exit: FakeExit,
  { url }: FakeIpEcho,
  { expect: expected, ...more }: Wanted = {},
): Promise<ProbeOutcome> => {
  const wanted = { ...profile, target: url, ...more, expect: { ...profile.expect, ...expected } };
  return probeExit(recordOf(exit), planOfProfile(wanted, allowed).question, ground);
};
const names = ({ steps }: ProbeOutcome): string[] => steps.map((it) => (it.ok ? it.name : `${it.name}!`));

describe('a probe with a request', () => {
  it.each(['http', 'https', 'socks4a', 'socks5', 'socks5h'] as const)(
    'goes the way of traffic over %s',
    async (scheme) => {
      const exit = await exitOf({ scheme, ...(scheme === 'socks4a' ? { credentials: undefined } : {}) });
      const [clear, secret] = [await site('fine'), await site('fine', true)];
      const outcome = await probe(exit, clear);
      expect(outcome).toMatchObject({ ok: true, failure: null, detail: null });
      const toExit = scheme === 'https' ? ['connect', 'tls'] : ['connect'];
      const absolute = scheme === 'http' || scheme === 'https';
      expect(names(outcome)).toEqual([...toExit, ...(absolute ? [] : ['handshake']), 'first-byte', 'body']);
      expect(exit.seen[0]?.kind).toBe(absolute ? 'absolute' : scheme === 'socks4a' ? 'socks4' : 'socks5');
      const through = await probe(exit, secret, { verifyTls: false });
      expect(through.failure).toBeNull();
      expect(names(through)).toEqual([...toExit, 'handshake', 'target-tls', 'first-byte', 'body']);
      for (const { ms } of through.steps) expect(ms).toBeGreaterThanOrEqual(0);
    },
  );

  it('tells the target nothing of the exit', async () => {
    let heard = '';
    const target = await site((request, response) => {
      heard = JSON.stringify([request.method, request.rawHeaders]);
      response.end();
    });
    expect((await probe(await exitOf(), target, { method: 'HEAD' })).ok).toBe(true);
    expect(heard).toContain('HEAD');
    expect(heard).not.toMatch(/authorization|forwarded|via/i);
  });

  it('wants a status below 500 unless others are named', async () => {
    const exit = await exitOf();
    const answering = (status: number) => site((_, response) => void response.writeHead(status).end());
    expect((await probe(exit, await answering(404))).ok).toBe(true);
    expect(await probe(exit, await answering(503))).toMatchObject({
      ...{ ok: false, failure: 'probe_unexpected_answer', detail: 'expected status below 500, came 503' },
    });
    const statuses = ['200-299', '304'];
    expect((await probe(exit, await answering(304), { expect: { statuses } })).ok).toBe(true);
    expect((await probe(exit, await answering(403), { expect: { statuses } })).detail).toBe(
      'expected status 200-299, 304, came 403',
    );
    expect((await probe(exit, await answering(503), { expect: { statuses: ['503'] } })).ok).toBe(true);
  });

  it('wants a header, and a text in it', async () => {
    const exit = await exitOf();
    const target = await site((_, response) => void response.writeHead(200, { 'X-Served-By': 'Cache Vienna' }).end());
    const wanting = (name: string, contains = '') => probe(exit, target, { expect: { header: { name, contains } } });
    expect((await wanting('x-served-by')).ok).toBe(true);
    expect((await wanting('X-SERVED-BY', 'vienna')).ok).toBe(true);
    expect((await wanting('x-served-by', 'graz')).detail).toBe(
      'expected header x-served-by with "graz", came "Cache Vienna"',
    );
    expect((await wanting('x-none')).detail).toBe('expected header x-none, came none');
  });

  it('wants a text in the first 64 KiB of the body', async () => {
    const exit = await exitOf();
    const shop = await site(`<html>Add to cart</html>`);
    const wanting = (target: FakeIpEcho, bodyText: string) => probe(exit, target, { expect: { bodyText } });
    expect((await wanting(shop, '<html>*CART')).ok).toBe(true);
    expect(await wanting(shop, 'captcha')).toMatchObject({
      failure: 'probe_unexpected_answer',
      detail: 'expected "captcha" in the body, came a body that begins "<html>Add to cart</html>"',
    });
    const long = await site(`${'x'.repeat(65_500)} here ${'x'.repeat(100_000)} there`);
    expect((await wanting(long, 'here')).ok).toBe(true);
    expect((await wanting(long, 'there')).detail).toMatch(/^expected "there" in the first 64 KiB, came a body/);
    expect((await wanting(await site(''), 'x')).detail).toBe('expected "x" in the body, came an empty body');
  });

  it('does not read a body that does not matter', async () => {
    const endless = await site((_, response) => void response.writeHead(200).write('x'.repeat(1000)));
    expect((await probe(await exitOf(), endless)).ok).toBe(true);
  });

  it('verifies the certificate of the target if it shall', async () => {
    const exit = await exitOf();
    const target = await site('fine', true);
    const outcome = await probe(exit, target);
    expect(outcome).toMatchObject({ ok: false, failure: 'tls_certificate_error' });
    expect(outcome.detail).toMatch(/^TLS to the target: /);
    expect(names(outcome)).toEqual(['connect', 'handshake', 'target-tls!']);
    const plain = await site('fine');
    const spoken = await probe(exit, { ...plain, url: plain.url.replace('http:', 'https:') });
    expect(spoken.ok).toBe(false);
    expect(['tls_protocol_error', 'connection_terminated']).toContain(spoken.failure);
  });

  it('says that the exit rejects its credentials', async () => {
    const exit = await exitOf({ manner: 'reject-auth' });
    expect(await probe(exit, await site('fine'))).toMatchObject({ ok: false, failure: 'exit_auth_rejected' });
    expect(await probe(exit, await site('fine', true))).toMatchObject({ ok: false, failure: 'exit_auth_rejected' });
  });

  it('fills the login of a template as a request that wishes for nothing', async () => {
    const exit = await exitOf({ scheme: 'socks5h', credentials: { username: 'u-country-de', password: 'p' } });
    const record = recordOf(exit, { username: 'u-country-{country}', template: 'custom', country: 'DE' });
    const { question } = planOfProfile({ ...profile, target: '' }, allowed);
    expect(await probeExit(record, question, ground)).toMatchObject({ ok: true });
    expect(await probeExit({ ...record, username: 'u-{' }, question, ground)).toMatchObject({
      ...{ ok: false, failure: 'invalid_wishes' },
    });
  });

  it('gives up what stalls, wherever it does, and waits for what is slow', async () => {
    const stalls = await exitOf({ manner: 'stall' });
    const outcome = await probe(stalls, await site('fine'), { timeoutMs: 200 });
    expect(outcome).toMatchObject({ ok: false, failure: 'http_response_timeout', detail: 'no answer in time' });
    expect(names(outcome)).toEqual(['connect', 'first-byte!']);
    const exit = await exitOf({ delayMs: 50 });
    const silent = await site(() => {});
    expect((await probe(exit, silent, { timeoutMs: 300 })).failure).toBe('http_response_timeout');
    const half = await site((_, response) => void response.writeHead(200, { 'content-length': '9' }).write('half'));
    expect(await probe(exit, half, { timeoutMs: 300, expect: { bodyText: 'x' } })).toMatchObject({
      failure: 'http_response_incomplete',
      steps: [{ name: 'connect' }, { name: 'first-byte', ok: true }, { name: 'body', ok: false }],
    });
    const slow = await probe(exit, await site('fine'));
    expect(slow.ok).toBe(true);
    expect(slow.totalMs).toBeGreaterThanOrEqual(45);
    const [, firstByte] = slow.steps;
    expect(firstByte!.ms).toBeGreaterThanOrEqual(45);
  });

  it('knows an exit that lies from a target that does', async () => {
    const exit = await exitOf({ manner: 'lie' });
    expect((await probe(exit, await site('fine'))).failure).toMatch(/^(exit_protocol_error|connection_terminated)$/);
    const odd = await site(({ socket }) => void socket.end('nonsense\r\n\r\n'));
    const through = await exitOf({ scheme: 'socks5h' });
    expect(await probe(through, odd)).toMatchObject({
      failure: 'probe_unexpected_answer',
      detail: /came something else/,
    });
    const cut = await site(({ socket }) => void socket.destroy());
    expect((await probe(through, cut)).failure).toBe('connection_terminated');
  });

  it('does not go to a private target, by its name or by the address that the name has now', async () => {
    const exit = await exitOf({ scheme: 'socks5' });
    const target = await site('fine');
    const guarded = compileAccess({ allowPrivateTargets: false, refusedPorts: [25] });
    const going = (url: string) => {
      const { question } = planOfProfile({ ...profile, target: url }, guarded);
      const watched = openGround((address, port) => mayReachAddress(address, port, guarded));
      return { question, watched };
    };
    const named = going(target.url);
    expect(await probeExit(recordOf(exit), named.question, named.watched)).toMatchObject({
      ...{ ok: false, failure: 'destination_ip_prohibited', detail: /private/ },
    });
    // A name that looked public when it was saved.
    const { question, watched } = going('http://rebound.example/');
    watched.resolver.resolve = (_, done) => done({ ok: true, addresses: [{ address: '10.0.0.7', family: 4 }] });
    const outcome = await probeExit({ ...recordOf(exit), host: '127.0.0.1' }, question, watched);
    expect(outcome).toMatchObject({ ok: false, failure: 'destination_ip_prohibited', detail: '10.0.0.7' });
    expect([exit.accepted, target.seen]).toEqual([0, []]);
  });
});
