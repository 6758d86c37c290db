import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exitRecord } from '../../../testkit/records.ts';
import { failure } from '../../core/model/failure.ts';
import type { ExitRecord } from '../../core/snapshot/records.ts';
import { openPracticeHouse, type PracticeHouse } from '../../demo/practice-house.ts';
import { practicePlans } from '../../demo/practice.ts';
import { openGround } from '../../outbound/open-ground.ts';
import { probeExit } from './probe.ts';
import { planOfSettings, type ProbeQuestion } from './probe-plan.ts';
import { readProbeTarget } from './probe-target.ts';

const access = { allowPrivate: true, refusedPorts: new Set<number>() };
const asking = (target: string, timeoutMs = 5_000): ProbeQuestion =>
  planOfSettings({ enabled: true, intervalMs: 60_000, timeoutMs, target, concurrency: 1 }, access).question;
const settings = asking('');
const ground = openGround(() => undefined);

describe('a probe', () => {
  let house: PracticeHouse;
  let silent: Server;
  beforeAll(async () => {
    house = await openPracticeHouse(practicePlans, () => 0.9);
    silent = createServer();
    await new Promise<void>((resolve) => silent.listen({ host: '127.0.0.1', port: 0 }, resolve));
  });
  afterAll(async () => {
    await house.close();
    silent.close();
  });
  const record = (label: string, over: Partial<ExitRecord> = {}): ExitRecord => {
    const { scheme, host, port, username, password } = house.exits.find((it) => it.label === label)!;
    return exitRecord(label, { scheme, host, port, username, password, ...over });
  };
  const names = (steps: readonly { readonly name: string }[]): string[] => steps.map((it) => it.name);

  it('without a target opens the connection to an HTTP exit', async () => {
    const outcome = await probeExit(record('Berlin 1'), settings, ground);
    expect(outcome).toMatchObject({ ok: true, failure: null, detail: null });
    expect(names(outcome.steps)).toEqual(['connect']);
  });

  it('without a target signs in at a SOCKS exit', async () => {
    const good = await probeExit(record('Amsterdam 2'), settings, ground);
    expect([good.ok, names(good.steps)]).toEqual([true, ['connect', 'handshake']]);
    const bad = await probeExit(record('Amsterdam 2', { password: 'wrong' }), settings, ground);
    expect(bad).toMatchObject({ ok: false, failure: 'exit_auth_rejected' });
    expect((await probeExit(record('Frankfurt 1'), settings, ground)).ok).toBe(true);
  });

  it('with a target goes the whole way, with the credentials of the exit', async () => {
    const whole = asking('target.gyre.test:80');
    const outcome = await probeExit(record('Berlin 1'), whole, ground);
    expect([outcome.ok, names(outcome.steps)]).toEqual([true, ['connect', 'handshake']]);
    const bad = await probeExit(record('Berlin 1', { password: 'wrong' }), whole, ground);
    expect(bad).toMatchObject({ ok: false, failure: 'exit_auth_rejected' });
  });

  it('says why an exit cannot be reached', async () => {
    const dead = await probeExit(record('Johannesburg 1'), settings, ground);
    expect(dead).toMatchObject({ ok: false, failure: 'connection_refused', detail: 'ECONNREFUSED' });
  });

  it('does not wait for an exit that says nothing', async () => {
    const { port } = silent.address() as AddressInfo;
    const exit = exitRecord('silent', { scheme: 'socks5', port });
    const outcome = await probeExit(exit, asking('', 300), ground);
    expect(outcome).toMatchObject({ ok: false, failure: 'connection_timeout' });
    expect(outcome.totalMs).toBeGreaterThanOrEqual(300);
  });

  it('has nothing to open for an exit that leaves directly, and does not leave where it must not', async () => {
    const direct = exitRecord('direct', { scheme: 'direct', host: '', port: 0 });
    expect((await probeExit(direct, settings, ground)).ok).toBe(true);
    const guarded = openGround((address) => failure('destination_ip_prohibited', address));
    const outcome = await probeExit(direct, asking('127.0.0.1:80'), guarded);
    expect(outcome).toMatchObject({ ok: false, failure: 'destination_ip_prohibited' });
  });
});

describe('the target of a probe', () => {
  it('is nothing, a way or a request', () => {
    expect(readProbeTarget(' ')).toEqual({ kind: 'exit' });
    const target = { host: 'example.com', port: 443, authority: 'example.com:443' };
    expect(readProbeTarget('Example.com:443')).toEqual({ kind: 'way', target });
    expect(readProbeTarget('[2001:db8::1]:443')).toMatchObject({ target: { authority: '[2001:db8::1]:443' } });
    expect(readProbeTarget('HTTPS://Example.com/a?b=1')).toEqual({
      ...{ kind: 'request', target, secure: true, host: 'example.com', path: '/a?b=1' },
    });
    expect(readProbeTarget('http://[2001:db8::1]:8080')).toMatchObject({
      ...{ target: { host: '2001:db8::1', port: 8080 }, host: '[2001:db8::1]:8080', path: '/' },
    });
  });
  it('is nothing else', () => {
    const texts = ['example.com', ':80', 'a:0', 'a:70000', '2001:db8::1:443', 'a b:1'];
    for (const text of [...texts, 'ftp://a/', 'http://u:p@a/', 'http://', 'http://a:0/', 'a/b:80'])
      expect([text, readProbeTarget(text)]).toEqual([text, undefined]);
  });
});
