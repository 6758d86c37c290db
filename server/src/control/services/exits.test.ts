import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStoredHouse, type StoredHouse } from '../../../testkit/stored-house.ts';

let house: StoredHouse;
beforeEach(() => {
  house = openStoredHouse();
});
afterEach(() => house.close());

const add = async (host: string, more: object = {}) =>
  (await house.call('exits.create', { body: { scheme: 'http', host, port: 8000, ...more } })).data;
const list = (q: string, more: object = {}) => house.call('exits.list', { query: { q, ...more } });
const labels = async (q: string, sort = 'label') => (await list(q, { sort })).items.map((it) => it.label);

describe('one exit', () => {
  it('is added, read, changed and removed, each with a revision, an audit line and a commit', async () => {
    const before = house.services.inventory.revision();
    const exit = await add('A.Example.', {
      username: 'u',
      password: 'pw',
      tags: ['fast', 'fast'],
      place: { country: 'de' },
    });
    expect(exit).toMatchObject({
      host: 'a.example',
      label: 'u@a.example:8000',
      hasPassword: true,
      tags: ['fast'],
      version: 1,
    });
    expect(exit.place.country).toBe('DE');
    const { id } = exit;
    house.clock.now += 5;
    const changed = await house.call('exits.update', { params: { id }, body: { weight: 7, label: 'x' }, ifVersion: 1 });
    expect(changed.data).toMatchObject({
      id,
      weight: 7,
      label: 'x',
      version: 2,
      updatedAt: house.clock.now,
      hasPassword: true,
    });
    expect(await house.call('exits.get', { params: { id } })).toEqual(changed.data);
    await house.call('exits.remove', { params: { id }, ifVersion: 2 });
    await expect(house.call('exits.get', { params: { id } })).rejects.toMatchObject({ code: 'not_found' });
    expect(house.commits).toMatchObject([
      { revision: before + 1, noun: 'exits', exitIds: [id], probe: [id], frame: false },
      { revision: before + 2, exitIds: [id], probe: [] },
      { revision: before + 3, exitIds: [id] },
    ]);
    const { items } = await house.call('changes.list', { query: { limit: 3 } });
    expect(items.map((it) => [it.action, it.objectId, it.actor])).toEqual([
      ['remove', id, 'a admin'],
      ['update', id, 'a admin'],
      ['create', id, 'a admin'],
    ]);
  });
  it('is not changed by one who saw another version', async () => {
    const { id } = await add('a.example');
    const stale = { params: { id }, body: { weight: 2 }, ifVersion: 9 };
    await expect(house.call('exits.update', stale)).rejects.toMatchObject({ code: 'precondition' });
    await expect(house.call('exits.remove', stale)).rejects.toMatchObject({ code: 'precondition' });
    expect((await house.call('exits.get', { params: { id } })).weight).toBe(1);
  });
  it('is the same exit with the same scheme, gateway and username', async () => {
    await add('a.example', { username: 'u' });
    await add('a.example', { username: 'v' });
    await add('a.example', { username: 'u', scheme: 'https' });
    await expect(add('A.example', { username: 'u' })).rejects.toMatchObject({ code: 'conflict' });
  });
  it.each([
    [{ host: '127.1' }, '/host'],
    [{ host: '' }, '/host'],
    [{ host: '169.254.169.254' }, '/host'],
    [{ port: 0 }, '/port'],
    [{ username: 'a:b' }, '/username'],
    [{ scheme: 'socks5', username: 'x'.repeat(256) }, '/username'],
    [{ insecureTls: true }, '/insecureTls'],
    [{ localAddress: '10.0.0.1' }, '/localAddress'],
    [{ scheme: 'direct' }, '/host'],
    [{ scheme: 'direct', host: '', port: 0, localAddress: 'eth0' }, '/localAddress'],
  ])('is refused when %o makes no sense', async (wrong, pointer) => {
    await expect(add('a.example', wrong)).rejects.toMatchObject({ code: 'validation', fields: [{ pointer }] });
    expect(house.commits).toEqual([]);
  });
  it('probes an exit again when it is dialled another way, and only then', async () => {
    const { id } = await add('a.example');
    for (const [body, probes] of [
      [{ password: 'n' }, [id]],
      [{ label: 'l' }, []],
      [{ adminState: 'disabled' }, []],
      [{ adminState: 'enabled' }, [id]],
    ] as const) {
      await house.call('exits.update', { params: { id }, body });
      expect(house.commits.at(-1)?.probe).toEqual(probes);
    }
  });
  it('has a tier, a price and a template, which change one by one', async () => {
    const { id } = await add('a.example', { username: 'u-{session}', template: 'custom', price: 0.5 });
    const change = async (body: object) => (await house.call('exits.update', { params: { id }, body })).data;
    const record = () => house.services.inventory.exitRecordsOf([id])[0];
    expect(record()).toMatchObject({ priority: 0, price: 0.5, template: 'custom' });
    expect(await change({ priority: 3, place: { type: 'mobile' } })).toMatchObject({ priority: 3, price: 0.5 });
    expect(await change({ place: { country: 'de' } })).toMatchObject({ place: { country: 'DE', type: 'mobile' } });
    expect(house.commits.at(-1)?.probe).toEqual([]);
    expect(await change({ template: null, price: null })).toMatchObject({ template: null, price: null, priority: 3 });
    expect(house.commits.at(-1)?.probe).toEqual([id]);
    expect(record()).toMatchObject({ priority: 3, price: null, template: null, country: 'DE', type: 'mobile' });
    await expect(change({ template: 'nobody' })).rejects.toMatchObject({ fields: [{ pointer: '/template' }] });
  });
  it('is told to workers with its place in normal form and its number in storage', async () => {
    const { id } = await add('a.example', { place: { region: 'Île-de-France', city: ' NEW_york' }, tags: ['a'] });
    const [record] = house.services.inventory.exitRecordsOf([id]);
    expect(record).toMatchObject({ region: 'ile de france', city: 'new york', tags: ['a'], ip: null, asn: null });
    expect(record?.seq).toBeTypeOf('number');
  });
  it('needs scope operate to be written and read to be seen', async () => {
    const { id } = await add('a.example');
    const body = { scheme: 'http', host: 'b.example', port: 1 };
    await expect(house.call('exits.create', { body, scope: 'read' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(house.call('exits.remove', { params: { id }, scope: 'read' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect((await house.call('exits.get', { params: { id }, scope: 'read' })).id).toBe(id);
  });
});

describe('the list of exits', () => {
  beforeEach(async () => {
    await add('one.example', {
      label: 'One',
      tags: ['fast', 'trial'],
      place: { country: 'de', city: 'New York', asn: 3320 },
    });
    const rotation = { weight: 5, priority: 2, price: 0.75 };
    const place = { country: 'at', type: 'mobile' };
    await add('two.example', { label: 'two', scheme: 'socks5', tags: ['fast'], place, ...rotation });
    await add('192.0.2.7', { label: 'three', username: 'Kunde', port: 9000, adminState: 'disabled' });
  });

  it.each([
    ['', ['One', 'three', 'two']],
    ['EXAMPLE', ['One', 'two']],
    ['kunde', ['three']],
    ['192.0.2.7:9000', ['three']],
    ['fast', ['One', 'two']],
    ['tag:fast -tag:trial', ['two']],
    ['tag:none', ['three']],
    ['country:de,at', ['One', 'two']],
    ['country:none', ['three']],
    ['-country:de', ['three', 'two']],
    ['city:"new york" asn:AS3320', ['One']],
    ['scheme:socks5,http -scheme:http', ['two']],
    ['admin:enabled', ['One', 'two']],
    ['weight:>=5', ['two']],
    ['weight:<5', ['One', 'three']],
    ['priority:>=1', ['two']],
    ['price:<0.8', ['two']],
    ['price:none', ['One', 'three']],
    ['type:mobile,isp', ['two']],
    ['type:none', ['One', 'three']],
    ['template:none', ['One', 'three', 'two']],
    ['city:New-York', ['One']],
    ['claim:none', ['One', 'three', 'two']],
    ['username:none', ['One', 'two']],
    ['gateway:2.7:90', ['three']],
    ['latency:none', ['One', 'three', 'two']],
    ['latency:<500', []],
    ['-latency:<500', ['One', 'three', 'two']],
    ['pool:default', ['One', 'three', 'two']],
    ['pool:nowhere', []],
    ['pool:none', ['One', 'three', 'two']],
    ['added:<1h', ['One', 'three', 'two']],
    ['added:>1h', []],
  ])('answers %s', async (q, expected) => {
    expect(await labels(q)).toEqual(expected);
    expect((await list(q)).total).toBe(expected.length);
  });
  it('sorts by tier and price, those without a price last', async () => {
    expect(await labels('', '-priority')).toEqual(['two', 'three', 'One']);
    expect(await labels('', 'price')).toEqual(['two', 'One', 'three']);
  });
  it('follows health and traffic as they are stored', async () => {
    const [one, two] = (await list('', { sort: 'label' })).items.map((it) => it.id).filter((_, i) => i !== 1);
    const { inventory } = house.services;
    const healthy = {
      sinceAt: 1,
      untilAt: null,
      reason: null,
      ejections: 0,
      lastProbeAt: 1,
      lastProbeMs: 2,
      lastProbeFailure: null,
    };
    inventory.saveHealth([
      { exitId: one!, state: 'ejected', ...healthy },
      { exitId: 'exit_gone', state: 'healthy', ...healthy },
    ]);
    const lastUsedAt = house.clock.now - 60_000;
    inventory.saveTraffic(
      [{ exitId: two!, ok: 9, failed: 1, upBytes: 5e5, downBytes: 6e5, latencyMs: 700, lastUsedAt }],
      [],
      [],
    );
    expect(await labels('state:ejected')).toEqual(['One']);
    expect(await labels('state:ejected,unproven')).toEqual(['One', 'three', 'two']);
    expect(await labels('latency:>0.5s success:<95 bytes:>1MB used:<2m ok:9 failed:<=1')).toEqual(['two']);
    expect(await labels('used:none')).toEqual(['One', 'three']);
    expect(await labels('', '-latency')).toEqual(['two', 'three', 'One']);
    expect(inventory.loadHealth()).toEqual([{ exitId: one, state: 'ejected', ...healthy }]);
    expect(inventory.loadTraffic()).toMatchObject([{ exitId: two, ok: 9, latencyMs: 700 }]);
  });
  it('goes through pages without repeating or skipping, though exits come and go', async () => {
    const first = await list('', { sort: 'label', limit: 2 });
    expect(first.items.map((it) => it.label)).toEqual(['One', 'three']);
    await house.call('exits.remove', { params: { id: first.items[1]!.id } });
    await add('four.example', { label: 'a comes before' });
    const second = await list('', { sort: 'label', limit: 2, cursor: first.nextCursor });
    expect(second.items.map((it) => it.label)).toEqual(['two']);
    expect(second.nextCursor).toBeNull();
    expect(second.total).toBe(3);
  });
  it('refuses cursors that are not its own, and queries it cannot read', async () => {
    const { nextCursor } = await list('', { sort: 'label', limit: 1 });
    await expect(list('', { sort: 'host', cursor: nextCursor })).rejects.toMatchObject({ code: 'validation' });
    await expect(list('', { cursor: 'nonsense' })).rejects.toMatchObject({ code: 'validation' });
    await expect(list('fast state:hapy')).rejects.toMatchObject({
      code: 'validation',
      fields: [{ pointer: 'query/q', message: expect.stringMatching(/^at character 12: state: "hapy"/) }],
    });
  });
  it('counts what matches', async () => {
    const summary = await house.call('exits.summary', { query: { q: 'example' } });
    expect(summary).toMatchObject({ total: 2, states: { unproven: 2 }, adminStates: { enabled: 2, disabled: 0 } });
    expect(summary.tags).toEqual([
      { value: 'fast', count: 2 },
      { value: 'trial', count: 1 },
    ]);
    expect(summary.countries).toEqual([
      { value: 'AT', count: 1 },
      { value: 'DE', count: 1 },
    ]);
  });
});

describe('many exits at once', () => {
  const bulk = (selection: object, action: object) => house.call('exits.bulk', { body: { selection, action } });
  beforeEach(async () => {
    for (const [i, country] of ['de', 'de', 'at'].entries()) await add(`e${i}.example`, { place: { country } });
    house.commits.length = 0;
  });

  it('are changed by query in one change, and those that need none are left alone', async () => {
    const tag = { verb: 'add-tags', tags: ['x'] };
    expect(await bulk({ q: 'country:de' }, tag)).toMatchObject({ matched: 2, changed: 2 });
    expect(await bulk({ q: '' }, tag)).toMatchObject({ matched: 3, changed: 1 });
    expect(house.commits).toMatchObject([{ exitIds: { length: 2 } }, { exitIds: { length: 1 } }]);
    const { revision } = await bulk({ q: '' }, tag);
    expect(revision).toBe(house.commits.at(-1)?.revision);
    expect(house.commits).toHaveLength(2);
    await bulk({ q: '' }, { verb: 'remove-tags', tags: ['x', 'y'] });
    expect((await list('tag:x')).total).toBe(0);
  });
  it('are not changed at all when one id is unknown', async () => {
    const [exit] = (await list('')).items;
    const drain = { verb: 'set-state', adminState: 'draining' };
    await expect(bulk({ ids: [exit!.id, 'exit_none'] }, drain)).rejects.toMatchObject({ code: 'not_found' });
    expect((await list('admin:draining')).total).toBe(0);
    expect(await bulk({ ids: [exit!.id, exit!.id] }, drain)).toMatchObject({ matched: 1, changed: 1 });
  });
  it('get a tier and a price', async () => {
    const set = { verb: 'set', priority: 2, price: 1.5 };
    expect(await bulk({ q: 'country:de' }, set)).toMatchObject({ matched: 2, changed: 2 });
    expect((await list('priority:2 price:1.5')).total).toBe(2);
    expect(await bulk({ q: '' }, { verb: 'set', price: null })).toMatchObject({ matched: 3, changed: 2 });
    expect((await list('priority:2 price:none')).total).toBe(2);
    const { items } = await house.call('changes.list', { query: { limit: 2 } });
    expect(items.map((it) => it.summary)).toEqual([
      '2 exits: set to price unknown',
      '2 exits: set to priority 2, price 1.5',
    ]);
  });
  it('are removed', async () => {
    await bulk({ q: '-country:at' }, { verb: 'remove' });
    expect((await list('')).items.map((it) => it.place.country)).toEqual(['AT']);
    expect(house.services.inventory.exitRecords('', 10)).toHaveLength(1);
  });
  it('join a pool', async () => {
    const { data } = await house.call('pools.create', { body: { name: 'mine' } });
    expect(await bulk({ q: 'country:de' }, { verb: 'add-to-pool', poolId: data.id })).toMatchObject({ changed: 2 });
    expect(house.commits.at(-1)?.members.all()).toMatchObject([{ poolId: data.id, left: [] }]);
    expect(house.commits.at(-1)?.members.all()[0]?.joined).toHaveLength(2);
    expect((await list('pool:mine')).total).toBe(2);
    await expect(bulk({ q: '' }, { verb: 'add-to-pool', poolId: 'pool_none' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
