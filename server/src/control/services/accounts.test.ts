import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Impossible } from '../../base/impossible.ts';
import { openStoredHouse, type StoredHouse } from '../../../testkit/stored-house.ts';

const password = 'correct horse battery';
const here = '127.0.0.1';
let house: StoredHouse;
beforeEach(() => {
  house = openStoredHouse({ adminToken: 'environment-token-1' });
});
afterEach(() => house.close());

const accounts = () => house.services.accounts;
const claim = (code = house.services.claimCode()!, name = 'Root') => accounts().claim(code, name, password, here);

describe('claiming', { timeout: 60_000 }, () => {
  it('takes the code of the terminal, once, and signs in', async () => {
    const code = house.services.claimCode()!;
    expect(code).toMatch(/^([A-HJKMNP-Z2-9]{4}-){3}[A-HJKMNP-Z2-9]{4}$/);
    expect(house.services.claimCode()).toBe(code);
    expect(accounts().claimed()).toBe(false);
    const { actor, secret, csrf } = await claim(` ${code.toLowerCase().replaceAll('-', ' ')}`);
    expect(actor).toMatchObject({ kind: 'admin', name: 'Root', scope: 'admin' });
    expect(accounts().bySession(secret)).toEqual({ actor, csrf });
    expect(accounts().claimed()).toBe(true);
    expect(house.services.claimCode()).toBeUndefined();
    await expect(claim(code)).rejects.toMatchObject({ code: 'conflict' });
  });
  it('cannot be done twice at the same time', async () => {
    const code = house.services.claimCode()!;
    const both = await Promise.allSettled([claim(code, 'one'), claim(code, 'two')]);
    expect(both.map((it) => it.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
  it('refuses wrong codes, and soon makes one wait', async () => {
    for (let i = 0; i < 5; i++) await expect(claim('AAAA-AAAA-AAAA-AAAA')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(claim('AAAA-AAAA-AAAA-AAAA')).rejects.toMatchObject({ code: 'limit', retryAfterMs: 1000 });
    await expect(claim()).rejects.toMatchObject({ code: 'limit' });
    expect(accounts().claimed()).toBe(false);
    house.clock.now += 1000;
    await claim();
  });
});

describe('the admin of the environment', () => {
  it('is made when there is none, and only then', async () => {
    const other = openStoredHouse({ admin: { username: 'env', password } });
    expect(other.services.claimCode()).toBeUndefined();
    expect((await other.services.accounts.signIn('ENV', password, here)).actor.name).toBe('env');
    other.close();
  });
  it('is refused in one sentence when it will not do', () => {
    expect(() => openStoredHouse({ admin: { username: 'env', password: 'short' } })).toThrow(Impossible);
    expect(() => openStoredHouse({ admin: { username: 'no name', password } })).toThrow(/GYRE_ADMIN_USERNAME/);
  });
});

// scrypt takes its time, more on a busy machine.
describe('signing in', { timeout: 60_000 }, () => {
  beforeEach(async () => {
    await claim();
  });

  it('takes name and password, and never says which was wrong', async () => {
    expect((await accounts().signIn('root', password, here)).actor.name).toBe('Root');
    const wrong = { code: 'unauthorized', message: 'Name or password is wrong.' };
    await expect(accounts().signIn('root', 'wrong', here)).rejects.toMatchObject(wrong);
    await expect(accounts().signIn('nobody', password, here)).rejects.toMatchObject(wrong);
  });
  it('waits longer and longer after wrong tries, for that name and address alone', async () => {
    const wrong = () => accounts().signIn('root', 'wrong', here);
    // At once: none gains by not waiting for the others.
    const tries = await Promise.allSettled(Array.from({ length: 9 }, wrong));
    const codes = tries.map((it) => (it.status === 'rejected' ? (it.reason as { code: string }).code : 'in'));
    expect(codes.filter((it) => it === 'unauthorized')).toHaveLength(5);
    expect(codes.filter((it) => it === 'limit')).toHaveLength(4);
    await expect(accounts().signIn('root', password, here)).rejects.toMatchObject({ retryAfterMs: 1000 });
    await accounts().signIn('root', password, '192.0.2.1');
    house.clock.now += 1000;
    await expect(wrong()).rejects.toMatchObject({ code: 'unauthorized' });
    await expect(wrong()).rejects.toMatchObject({ code: 'limit', retryAfterMs: 2000 });
    house.clock.now += 2000;
    await accounts().signIn('root', password, here);
    await expect(wrong()).rejects.toMatchObject({ code: 'unauthorized' });
  });
  it('lasts while it is used, up to a last day, and ends by signing out', async () => {
    const { secret } = await accounts().signIn('root', password, here);
    const day = 86_400_000;
    for (let i = 0; i < 4; i++) {
      house.clock.now += 6 * day;
      expect(accounts().bySession(secret)).toBeDefined();
    }
    house.clock.now += 6 * day;
    expect(accounts().bySession(secret)).toBeUndefined();
    const other = await accounts().signIn('root', password, here);
    accounts().signOut(other.secret);
    expect(accounts().bySession(other.secret)).toBeUndefined();
    expect(accounts().bySession('')).toBeUndefined();
  });
});

describe('tokens', () => {
  it('work until they expire or are revoked', async () => {
    const expiresAt = house.clock.now + 1000;
    const { data, token } = await house.call('tokens.create', { body: { name: 'ci', scope: 'operate', expiresAt } });
    expect(token).toMatch(/^gyre_[A-Za-z0-9_-]{43}$/);
    expect(accounts().byToken(token)).toEqual({ kind: 'token', id: data.id, name: 'ci', scope: 'operate' });
    expect((await house.call('tokens.list')).items).toMatchObject([{ id: data.id, lastUsedAt: house.clock.now }]);
    expect(accounts().byToken(`${token}x`)).toBeUndefined();
    house.clock.now = expiresAt;
    expect(accounts().byToken(token)).toBeUndefined();
    const other = await house.call('tokens.create', { body: { name: 'ci2', scope: 'read' } });
    await house.call('tokens.remove', { params: { id: other.data.id } });
    expect(accounts().byToken(other.token)).toBeUndefined();
    await expect(house.call('tokens.remove', { params: { id: other.data.id } })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
  it('of the environment may do everything', () => {
    expect(accounts().byToken('environment-token-1')).toMatchObject({ scope: 'admin' });
    expect(accounts().byToken('environment-token-2')).toBeUndefined();
  });
  it('are for admins to make', async () => {
    const body = { name: 'x', scope: 'admin' };
    await expect(house.call('tokens.create', { body, scope: 'operate' })).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('what is on disk', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gyre-services-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const path = () => join(folder, 'gyre.db');
  const key = Buffer.alloc(32, 3);

  it('holds no secret in clear', async () => {
    const stored = openStoredHouse({ path: path(), key });
    const { services, call } = stored;
    const code = services.claimCode()!;
    const exit = { scheme: 'http', host: 'a.example', port: 1, username: 'u', password: 'exit-secret-1' };
    await call('exits.create', { body: exit });
    await call('exits.import', { body: 'http://u:exit-secret-2@b.example:1' });
    const user = await call('proxyUsers.create', { body: { name: 'alice' } });
    const { token } = await call('tokens.create', { body: { name: 't', scope: 'read' } });
    const { secret } = await services.accounts.claim(code, 'root', password, here);
    const secrets = [
      'exit-secret',
      user.password,
      token,
      secret,
      password,
      services.inventory.frame().settings.verifierKey,
      code,
    ];
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name));
      for (const it of secrets) expect(bytes.includes(it), `${it} in ${name}`).toBe(false);
    }
    expect(readFileSync(join(folder, 'gyre.db-wal')).includes('b.example')).toBe(true);
    stored.close();
  });
  it('is there again after a restart', async () => {
    const first = openStoredHouse({ path: path(), key });
    const code = first.services.claimCode();
    await first.call('exits.import', { body: 'http://u:pw@a.example:1#one\nb.example:2' });
    await first.call('pools.create', { body: { name: 'mine', query: 'one' } });
    const { inventory } = first.services;
    const [a] = inventory.exitRecords('', 1);
    const row = {
      sinceAt: 1,
      untilAt: 2,
      reason: null,
      ejections: 1,
      lastProbeAt: null,
      lastProbeMs: null,
      lastProbeFailure: null,
    };
    inventory.saveHealth([{ exitId: a!.id, state: 'ejected', ...row }]);
    const minute = {
      startedAt: 60_000,
      ok: 1,
      refused: 2,
      failed: 3,
      attempts: 4,
      upBytes: 5,
      downBytes: 6,
      p50Ms: 7,
      p95Ms: null,
      p99Ms: 9,
    };
    inventory.saveTraffic([], [], [{ ...minute, latency: [1, 2] }]);
    const before = { records: inventory.exitRecords('', 9), frame: inventory.frame(), revision: inventory.revision() };
    first.close();

    const second = openStoredHouse({ path: path(), key });
    const again = second.services.inventory;
    expect({ records: again.exitRecords('', 9), frame: again.frame(), revision: again.revision() }).toEqual(before);
    expect(again.exitRecordsOf([a!.id, 'exit_gone'])).toEqual([before.records[0]]);
    expect(again.exitRecords(a!.id, 9)).toEqual([before.records[1]]);
    expect(before.records[0]).toMatchObject({ password: 'pw', health: 'ejected', pools: { length: 1 } });
    expect(again.loadMinutes(60_000)).toEqual([{ ...minute, latency: [1, 2] }]);
    expect(again.loadMinutes(60_001)).toEqual([]);
    expect(second.services.claimCode()).toBe(code);
    second.close();
  });
  it('cannot be opened with another key', () => {
    openStoredHouse({ path: path(), key }).close();
    expect(() => openStoredHouse({ path: path(), key: Buffer.alloc(32, 4) })).toThrow(/The secret key does not fit/);
  });
});
