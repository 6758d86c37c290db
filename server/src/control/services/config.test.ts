import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mkdtempSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openStoredHouse, type StoredHouse } from '../../../testkit/stored-house.ts';
import { ServiceError } from './errors.ts';

const password = 'a pass from the environment';
const house = (path = ':memory:'): StoredHouse =>
  openStoredHouse({ path, configSecrets: new Map([['GYRE_CONFIG_SECRET_ALICE', password]]) });
const exported = (it: StoredHouse, format = 'yaml') => it.call('config.export', { query: { format } });
const plan = (it: StoredHouse, text: string, query = {}) => it.call('config.plan', { body: text, query });
const apply = (it: StoredHouse, text: string, query = {}) => it.call('config.apply', { body: text, query });
const refused = async (work: Promise<unknown>): Promise<ServiceError> => {
  const error: unknown = await work.then(
    () => undefined,
    (it: unknown) => it,
  );
  if (!(error instanceof ServiceError)) throw new Error('it was not refused', { cause: error });
  return error;
};
const steps = ({ steps: all }: Awaited<ReturnType<typeof plan>>) => all.map((it) => `${it.does} ${it.noun} ${it.name}`);

const whole = `version: 1
settings: { health: { consecutiveFailures: 7 } }
probeProfiles:
  - { name: fast, intervalMs: 10000, timeoutMs: 5000 }
pools:
  - name: shop
    query: country:DE
    fallbacks: [back]
    hedge: { enabled: false }
    probeProfile: fast
  - { name: back, retry: { maxAttempts: 5 } }
proxyUsers:
  - { name: alice, pools: [shop], password: { env: GYRE_CONFIG_SECRET_ALICE } }
  - { name: bob }
listeners:
  - { name: side, host: 127.0.0.1, port: 9001, pool: shop, profile: pool-back }
rules:
  - name: no trackers
    when: { targets: ['*.tracker.example'], listeners: [side], wishedPools: [back], proxyUsers: [alice] }
    then: { refuse: { status: 403 } }
  - { name: rest, then: { pool: back } }
siteBanRules:
  - { name: captcha, sites: [Shop.Example], when: { statuses: [403] } }
webhooks:
  - { name: pager, url: 'https://pager.example/hook' }
`;

describe('a document', () => {
  it('is applied as one change, has nothing to do again, and is taken back at once', async () => {
    const it = house();
    const first = await exported(it);
    const { plan: done, secrets, changeId, revision } = await apply(it, whole);
    expect([done.create, done.update, done.remove]).toEqual([10, 1, 0]);
    expect(it.commits.at(-1)).toMatchObject({ noun: 'config', frame: true, revision });
    expect(secrets.map(({ noun, name }) => `${noun} ${name}`)).toEqual(['proxy-users bob', 'webhooks pager']);
    expect(await it.call('rules.list')).toMatchObject({ items: [{ name: 'no trackers' }, { name: 'rest' }] });
    expect((await plan(it, whole)).steps).toEqual([]);
    const again = await apply(it, whole);
    expect(again).toMatchObject({ changeId: null, revision: null, secrets: [] });
    const { items } = await it.call('changes.list', { query: { noun: 'config' } });
    expect(items).toMatchObject([{ id: changeId, action: 'apply', summary: 'configuration: 10 created, 1 changed' }]);
    await it.call('changes.takeBack', { params: { id: changeId! }, body: {} });
    expect(await exported(it)).toBe(first);
    it.close();
  });

  it('comes out as it went in, here and on another installation, in both formats', async () => {
    const [one, other] = [house(), house()];
    await apply(one, whole);
    for (const format of ['yaml', 'json'])
      expect((await plan(one, await exported(one, format))).steps, format).toEqual([]);
    await apply(other, await exported(one));
    expect(await exported(other)).toBe(await exported(one));
    one.close();
    other.close();
  });

  it('never shows a secret, an id or a time', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gyre-config-'));
    const it = house(join(folder, 'gyre.db'));
    const { secrets } = await apply(it, whole);
    const all = (await exported(it)) + (await exported(it, 'json')) + JSON.stringify(await plan(it, whole));
    for (const secret of [password, ...secrets.map((one) => one.secret)]) {
      expect(all).not.toContain(secret);
      expect(readFileSync(join(folder, 'gyre.db')).includes(secret)).toBe(false);
    }
    expect(all).not.toMatch(/(pool|puser|rule|listener|profile|webhook|banrule)_[0-9a-z]{20}|18000000|verifier/);
    it.close();
  });

  it('gives a proxy user the password of a variable, and says when it is another', async () => {
    const it = house();
    await apply(it, whole);
    const { items } = await it.call('proxyUsers.list');
    await it.call('proxyUsers.newPassword', { params: { id: items[0]!.id }, body: {} });
    const [step] = (await plan(it, whole)).steps;
    expect(step).toEqual({
      ...{ noun: 'proxy-users', name: 'alice', does: 'update' },
      fields: [{ field: 'password', before: null, after: null, secret: true }],
    });
    await apply(it, whole);
    expect((await plan(it, whole)).steps).toEqual([]);
    it.close();
  });

  it('moves rules with the fewest moves, and leaves those alone that it does not name', async () => {
    const it = house();
    const rules = (...names: string[]) =>
      `version: 1\nrules:\n${names.map((name) => `  - { name: ${name}, when: { targets: [${name}.example] }, then: { pool: default } }\n`).join('')}`;
    await apply(it, rules('a', 'b', 'c', 'd'));
    const moved = await plan(it, rules('d', 'a', 'b', 'c'));
    expect(moved.steps).toMatchObject([{ name: 'd', fields: [{ field: 'place', before: 4, after: 1 }] }]);
    await apply(it, rules('c', 'new', 'a'));
    const { items } = await it.call('rules.list');
    expect(items.map((one) => one.name)).toEqual(['c', 'new', 'b', 'a', 'd']);
    it.close();
  });
});

describe('removing what is missing', () => {
  it('is asked for, keeps what came with the installation, and leaves absent sections alone', async () => {
    const it = house();
    it.services.ensureFlagListener('127.0.0.1', 8080);
    await apply(it, whole);
    const less = 'version: 1\npools: []\nproxyUsers: []\nlisteners: []\nrules: []\n';
    expect(steps(await plan(it, less))).toEqual([]);
    expect((await plan(it, less)).missing).toHaveLength(7);
    const pruned = await apply(it, less, { removeMissing: 'true' });
    expect(steps(pruned.plan)).toEqual([
      ...['remove pools shop', 'remove pools back', 'remove proxy-users alice', 'remove proxy-users bob'],
      ...['remove listeners side', 'remove rules no trackers', 'remove rules rest'],
    ]);
    expect(pruned.plan.warnings).toMatchObject([{ code: 'closes', name: 'side' }]);
    const after = await exported(it);
    for (const kept of ['name: default', 'name: main', 'name: fast', 'name: captcha']) expect(after).toContain(kept);
    expect(after).not.toContain('name: shop');
    it.close();
  });

  it('says why something stays that others name', async () => {
    const it = house();
    await apply(it, whole);
    const error = await refused(apply(it, 'version: 1\npools: []\n', { removeMissing: 'true' }));
    expect(error.message).toContain('The pool "shop" stays while');
    expect(error.fields[0]).toMatchObject({ pointer: '/pools', message: expect.stringContaining('line 2, column 1') });
    expect((await it.call('pools.list')).items).toHaveLength(3);
    it.close();
  });
});

describe('what is wrong', () => {
  it.each([
    ['version: 1\npools:\n - name: [', 'line 3'],
    ['', 'line 1, column 1: the document is empty'],
    ['['.repeat(12_000), 'nested too deeply'],
    [`a: &a [x]\n${'b: [*a]\n'.repeat(2)}`, 'Map keys must be unique'],
    ['version: 2\n', 'line 1, column 1: version: must be 1'],
    ['version: 1\npools:\n  - name: a\n    querry: x\n', 'line 4, column 5: pool "a", querry: is not known here'],
    [
      'version: 1\npools:\n  - { name: a, retry: { maxAttempts: 99 } }\n',
      'pool "a", retry.maxAttempts: must be at most 10',
    ],
    ['version: 1\npools:\n  - { name: a, query: "country:" }\n', 'line 3, column 16: pool "a", query: at character'],
    ['version: 1\npools:\n  - { name: a }\n  - { name: a }\n', 'line 4, column 7: pool "a", name: is there twice'],
    ['version: 1\npools:\n  - { name: a, fallbacks: [b] }\n', 'line 3, column 5: pool "a": There is no pool "b".'],
    ['version: 1\npools:\n  - { name: a, fallbacks: [b] }\n  - { name: b, fallbacks: [a] }\n', 'in a circle'],
    ['version: 1\nproxyUsers:\n  - { name: x, password: { env: PATH } }\n', 'begins with GYRE_CONFIG_SECRET_'],
    ['version: 1\nproxyUsers:\n  - { name: x, password: { env: GYRE_CONFIG_SECRET_NO } }\n', 'was started without'],
    ['version: 1\nlisteners:\n  - { name: x, port: 1 }\n', 'listener "x", host: is required'],
    ['version: 1\nlisteners:\n  - { name: x, fromFlags: true }\n', 'there is no listener from flags here'],
    [
      'version: 1\nrules:\n  - { name: r, then: { pool: no } }\n',
      'line 3, column 24: rule "r", then.pool: There is no pool "no".',
    ],
    [
      'version: 1\nrules:\n  - { name: r, when: { targets: ["a b"] }, then: { pool: default } }\n',
      'rule "r", when.targets.0',
    ],
    [
      'version: 1\nsettings: { probe: { timeoutMs: 60000, intervalMs: 5000 } }\n',
      'settings.probe.timeoutMs: not more than',
    ],
    ['version: 1\nsettings: { prbe: {} }\n', 'line 2, column 13: settings.prbe: is not known here'],
    ['version: 1\nwebhooks:\n  - { name: w, url: "http://127.0.0.1/" }\n', 'webhook "w", url'],
  ])('is told with its place: %j', async (text, told) => {
    const it = house();
    const before = await exported(it);
    const error = await refused(apply(it, text));
    expect(error.code).toBe('validation');
    expect(error.fields.map((one) => one.message).join('\n')).toContain(told);
    expect(await exported(it)).toBe(before);
    expect((await it.call('changes.list', { query: { noun: 'config' } })).items).toEqual([]);
    it.close();
  });

  it('is told all at once, in the order of the document', async () => {
    const it = house();
    const text = 'version: 1\npools:\n  - { name: B }\n  - { name: ok, strategy: wild }\nrules:\n  - { name: r }\n';
    const { fields, message } = await refused(plan(it, text));
    expect(fields.map((one) => one.pointer)).toEqual(['/pools/0/name', '/pools/1/strategy', '/rules/0/then']);
    expect(message).toMatch(/^Nothing was changed: line 3, column 7: pool "B", name: .* \(and 2 more\)$/);
    it.close();
  });
});

describe('applying', () => {
  it('is refused when the configuration, the document or the choice is not that of the plan', async () => {
    const it = house();
    const { planId } = await plan(it, whole);
    expect((await refused(apply(it, whole, { planId, removeMissing: 'true' }))).message).toContain('not the document');
    expect((await refused(apply(it, `${whole}\n# more`, { planId }))).code).toBe('precondition');
    await it.call('exits.create', { body: { scheme: 'http', host: 'a.example', port: 1 } });
    await it.call('pools.create', { body: { name: 'between' } });
    const error = await refused(apply(it, whole, { planId }));
    expect([error.code, error.message]).toEqual(['precondition', expect.stringContaining('was changed since')]);
    expect((await it.call('pools.list')).items).toHaveLength(2);
    const { planId: fresh } = await plan(it, whole);
    await it.call('exits.create', { body: { scheme: 'http', host: 'b.example', port: 1 } });
    expect((await apply(it, whole, { planId: fresh })).changeId).not.toBeNull();
    it.close();
  });

  it('opens no door to the world by accident', async () => {
    const it = house();
    const open = 'version: 1\nlisteners:\n  - { name: wide, host: 0.0.0.0, port: 9002, auth: never }\n';
    const { opens, warnings } = await plan(it, open);
    expect([opens, warnings.map((one) => one.code)]).toEqual([['wide'], ['open']]);
    expect((await refused(apply(it, open))).fields).toMatchObject([{ code: 'confirm' }]);
    expect((await apply(it, open, { confirmOpen: 'true' })).plan.create).toBe(1);
    expect((await plan(it, open)).opens).toEqual([]);
    it.close();
  });

  it('warns of a rule that refuses everything', async () => {
    const it = house();
    const text = 'version: 1\nrules:\n  - { name: shut, then: { refuse: {} } }\n';
    expect((await plan(it, text)).warnings).toMatchObject([{ code: 'refuses-all', name: 'shut' }]);
    it.close();
  });

  it('a plan leaves nothing behind, also in what was read', async () => {
    const it = house();
    await apply(it, whole);
    const [rule] = (await it.call('rules.list')).items;
    await plan(it, whole.replace('status: 403', 'status: 451'));
    expect((await it.call('rules.get', { params: { id: rule!.id } })).then.refuse?.status).toBe(403);
    const body = { then: { refuse: { status: 410, text: '' } } };
    await it.call('rules.update', { params: { id: rule!.id }, body });
    expect((await it.call('rules.get', { params: { id: rule!.id } })).then.refuse?.status).toBe(410);
    it.close();
  });

  it('needs full scope; reading needs none', async () => {
    const it = house();
    expect((await refused(it.call('config.plan', { body: whole, scope: 'operate' }))).code).toBe('forbidden');
    expect((await refused(it.call('config.apply', { body: whole, scope: 'operate' }))).code).toBe('forbidden');
    expect(await it.call('config.export', { scope: 'read' })).toContain('version: 1');
    it.close();
  });

  it('lets two things with one name be two, and two listeners change their pools', async () => {
    const it = house();
    const two = (a: string, b: string) =>
      `version: 1\nlisteners:\n  - { name: l, host: 127.0.0.1, port: 9003, profile: ${a} }\n  - { name: l, host: 127.0.0.1, port: 9004, profile: ${b} }\nrules:\n  - { name: r, when: { listeners: ['127.0.0.1:9004'] }, then: { pool: default } }\n`;
    await apply(it, two('country-de', 'country-fr'));
    expect((await plan(it, await exported(it))).steps).toEqual([]);
    expect((await apply(it, two('country-fr', 'country-de'))).plan.update).toBe(2);
    it.close();
  });

  it('reads a large document in a thread', async () => {
    const it = house();
    const users = Array.from({ length: 500 }, (_, i) => `  - { name: user${i}, note: number ${i} of many }\n`);
    const done = await apply(it, `version: 1\nproxyUsers:\n${users.join('')}`);
    expect(done.plan.create).toBe(500);
    expect((await plan(it, await exported(it))).steps).toEqual([]);
    it.close();
  }, 30_000);
});
