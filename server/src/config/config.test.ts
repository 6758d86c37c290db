import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Impossible } from '../base/impossible.ts';
import { addressText, type Flags, readConfig } from './config.ts';
import { type Environment, readConfigSecrets, readEnvironment, readRole, roleEnvironment } from './env.ts';

const around = { cores: 4, version: '1.2.3' };
const read = (flags: Flags = {}, env: Environment = {}) => readConfig(flags, env, around);
/** The sentence with which a value is refused. */
function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(Impossible);
    return (error as Error).message;
  }
  return 'it was taken';
}

describe('the configuration', () => {
  it('has a default for everything', () => {
    expect(read()).toEqual({
      dataDir: resolve('data'),
      proxy: { host: '127.0.0.1', port: 8080 },
      admin: { host: '127.0.0.1', port: 8081 },
      workers: 4,
      demo: false,
      demoTraffic: true,
      adminUsername: undefined,
      adminPassword: undefined,
      adminToken: undefined,
      secretKey: undefined,
      configSecrets: new Map(),
      allowPrivateTargets: undefined,
      native: true,
      logLevel: 'info',
      version: '1.2.3',
    });
  });

  it('has few workers in the demo, and its traffic can be switched off', () => {
    expect(read({ demo: true })).toMatchObject({ workers: 2, demo: true, demoTraffic: true });
    expect(read({ workers: '3' }, { GYRE_DEMO: 'on', GYRE_DEMO_TRAFFIC: 'off' })).toMatchObject({
      ...{ workers: 3, demo: true, demoTraffic: false },
    });
  });

  it('leaves private targets to the settings unless the environment decides', () => {
    const allowed = (text: string) => read({}, { GYRE_ALLOW_PRIVATE_TARGETS: text }).allowPrivateTargets;
    expect([allowed('on'), allowed('off')]).toEqual([true, false]);
  });

  it('lets a flag win over its variable', () => {
    const env = { GYRE_WORKERS: '7', GYRE_PROXY_LISTEN: '0.0.0.0:1', GYRE_DATA_DIR: '/env' };
    expect(read({}, env)).toMatchObject({ workers: 7, proxy: { host: '0.0.0.0', port: 1 }, dataDir: '/env' });
    expect(read({ workers: '2', proxy: '[::1]:9', dataDir: '/flag' }, env)).toMatchObject({
      ...{ workers: 2, proxy: { host: '::1', port: 9 }, dataDir: '/flag' },
    });
  });

  it('understands every spelling of an address', () => {
    const proxy = (text: string) => addressText(read({ proxy: text }).proxy);
    expect(proxy('localhost:3128')).toBe('127.0.0.1:3128');
    expect(proxy(':3128')).toBe('0.0.0.0:3128');
    expect(proxy('*:3128')).toBe('0.0.0.0:3128');
    expect(proxy('[2001:DB8::1]:3128')).toBe('[2001:db8::1]:3128');
  });

  it.each([
    [{ proxy: 'example.com:80' }, {}, '--proxy'],
    [{ proxy: '127.0.0.1' }, {}, '--proxy'],
    [{ proxy: '127.0.0.1:0' }, {}, '--proxy'],
    [{ admin: '127.0.0.1:65536' }, {}, '--admin'],
    [{ admin: '1.2.3.4.5:80' }, {}, '--admin'],
    [{}, { GYRE_ADMIN_LISTEN: 'nowhere' }, 'GYRE_ADMIN_LISTEN'],
    [{ workers: '0' }, {}, '--workers'],
    [{ workers: '257' }, {}, '--workers'],
    [{ workers: '1.5' }, {}, '--workers'],
    [{}, { GYRE_WORKERS: 'many' }, 'GYRE_WORKERS'],
    [{ dataDir: ' ' }, {}, '--data-dir'],
    [{}, { GYRE_DEMO: 'perhaps' }, 'GYRE_DEMO'],
    [{}, { GYRE_LOG: 'loud' }, 'GYRE_LOG'],
    [{}, { GYRE_ADMIN_TOKEN: 'short' }, 'GYRE_ADMIN_TOKEN'],
    [{}, { GYRE_ADMIN_TOKEN: 'with spaces in between' }, 'GYRE_ADMIN_TOKEN'],
    [{}, { GYRE_ADMIN_USERNAME: 'root' }, 'GYRE_ADMIN_PASSWORD'],
    [{ proxy: '0.0.0.0:9000', admin: '127.0.0.1:9000' }, {}, '9000'],
  ] as [Flags, Environment, string][])('refuses %o %o in one sentence that names it', (flags, env, named) => {
    const sentence = refusal(() => read(flags, env));
    expect(sentence).toContain(named);
    expect(sentence).toMatch(/^[^\n]+\.$/);
  });

  it('never repeats a token in its refusal', () => {
    expect(refusal(() => read({}, { GYRE_ADMIN_TOKEN: 'sesame open' }))).not.toContain('sesame');
  });
});

describe('the environment', () => {
  const directory = mkdtempSync(join(tmpdir(), 'gyre-env-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  it('reads a variable from the file that its _FILE names, without the line end', () => {
    const file = join(directory, 'token');
    writeFileSync(file, 'secret-from-a-file\n');
    expect(readEnvironment({ GYRE_ADMIN_TOKEN_FILE: file, PATH: '/bin', GYRE_LOG: '' })).toEqual({
      GYRE_ADMIN_TOKEN: 'secret-from-a-file',
    });
  });

  it('refuses a file that is missing or empty, and a variable given twice', () => {
    const empty = join(directory, 'empty');
    writeFileSync(empty, '\n');
    expect(refusal(() => readEnvironment({ GYRE_SECRET_KEY_FILE: empty }))).toContain('is empty');
    expect(refusal(() => readEnvironment({ GYRE_SECRET_KEY_FILE: join(directory, 'no') }))).toContain('ENOENT');
    expect(refusal(() => readEnvironment({ GYRE_LOG: 'info', GYRE_LOG_FILE: empty }))).toContain('not both');
  });

  it('finds the secrets that documents may name, and no others, and keeps them from workers', () => {
    const file = join(directory, 'one');
    writeFileSync(file, 'from a file\n');
    const raw = {
      GYRE_CONFIG_SECRET_A: 'from here',
      GYRE_CONFIG_SECRET_B_FILE: file,
      GYRE_SECRET_KEY: 'k',
      GYRE_CONFIG_SECRET_: 'x',
    };
    expect([...readConfigSecrets(raw)]).toEqual([
      ['GYRE_CONFIG_SECRET_A', 'from here'],
      ['GYRE_CONFIG_SECRET_B', 'from a file'],
    ]);
    expect(refusal(() => readConfigSecrets({ ...raw, GYRE_CONFIG_SECRET_A_FILE: file }))).toContain('not both');
    const worker = roleEnvironment({ role: 'worker', worker: 1, link: '/l', practice: '' }, raw);
    expect(readConfigSecrets(worker).size).toBe(0);
  });

  it('tells a forked process its role, and keeps secrets from workers', () => {
    const raw = { PATH: '/bin', GYRE_ADMIN_TOKEN: 'sesame', GYRE_ADMIN_USERNAME: 'root', GYRE_SECRET_KEY_FILE: '/k' };
    const worker = roleEnvironment({ role: 'worker', worker: 2, link: '/l', practice: '' }, raw);
    expect(readRole(worker)).toEqual({ role: 'worker', worker: 2, link: '/l', practice: '' });
    expect(JSON.stringify(worker)).not.toMatch(/sesame|root|\/k/);
    expect(readEnvironment(worker)).toEqual({});
    const control = roleEnvironment({ role: 'control', worker: 0, link: '/l', practice: '' }, raw);
    expect(control).toMatchObject(raw);
  });

  it('knows its roles', () => {
    expect(readRole({})).toEqual({ role: 'supervisor', worker: 0, link: '', practice: '' });
    expect(refusal(() => readRole({ GYRE_ROLE: 'king' }))).toContain('king');
  });
});
