import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../testkit/fake-clock.ts';
import { openStoredHouse } from '../../../testkit/stored-house.ts';
import { silentLog } from '../../base/log.ts';
import { Banning } from '../bans/banning.ts';
import type { Running } from '../running-port.ts';

function setUp() {
  const wired: { running?: Running } = {};
  const house = openStoredHouse({ running: () => wired.running });
  const clock = new FakeClock(house.clock.now);
  const failed: string[] = [];
  const banning = new Banning({
    ...{ inventory: house.services.inventory, clock, log: silentLog, tell: () => {}, changed: () => {} },
    failed: (id) => failed.push(id),
  });
  const unknown = { of: () => undefined };
  wired.running = { ...banning.running, health: unknown, traffic: unknown } as unknown as Running;
  const exit = (label: string, template: string | null = null) =>
    house.call('exits.create', { body: { scheme: 'http', host: 'exit.example', port: label.length, label, template } });
  return { house, call: house.call, clock, banning, failed, exit };
}
const fields = { name: 'shop', when: { statuses: [403] } };

describe('site-ban rules', () => {
  it('are stored with sites instead of hosts, reach the workers in their order, and go', async () => {
    const { call, house } = setUp();
    const sites = ['WWW.Shop.Example', 'shop.example', 'https://münchen.example/x'];
    const when = { header: { name: 'Server', contains: 'Guard' } };
    const { data } = await call('siteBanRules.create', { body: { name: 'guard', sites, when } });
    expect(data).toMatchObject({ sites: ['shop.example', 'xn--mnchen-3ya.example'], hits: 0, version: 1 });
    await call('siteBanRules.create', { body: { ...fields, enabled: false } });
    const frame = () => house.services.inventory.frame().siteBanRules;
    expect(frame()).toEqual([
      expect.objectContaining({ id: data.id, when: { header: { name: 'server', contains: 'Guard' } } }),
    ]);
    const { data: changed } = await call('siteBanRules.update', {
      ...{ params: { id: data.id }, body: { sites: [] }, ifVersion: 1 },
    });
    expect(changed).toMatchObject({ name: 'guard', sites: [], version: 2 });
    expect(frame()[0]).toMatchObject({ version: 2, sites: [] });
    expect((await call('siteBanRules.list')).items.map((it) => it.name)).toEqual(['guard', 'shop']);
    await call('siteBanRules.remove', { params: { id: data.id } });
    expect(frame()).toEqual([]);
    const { items } = await call('changes.list');
    expect(items.map((it) => it.action).slice(0, 4)).toEqual(['remove', 'update', 'create', 'create']);
  });

  it.each([
    ['/when', { when: {} }],
    ['/when/statuses', { when: { statuses: undefined, bodyTexts: ['x'], tlsAlerts: [40] } }],
    ['/when/bodyTexts/1', { when: { bodyTexts: ['blocked', ' ** '] } }],
    ['/mostBanMs', { banMs: 60_000, mostBanMs: 1000 }],
    ['/sites/1', { sites: ['shop.example', 'no site'] }],
  ])('with a fault at %s are refused there', async (pointer, over) => {
    const { call } = setUp();
    const wrong = call('siteBanRules.create', { body: { ...fields, ...over } });
    const at = pointer === '/when/statuses' ? '/when' : pointer;
    await expect(wrong).rejects.toMatchObject({ code: 'validation', fields: [{ pointer: at }] });
  });

  it('are at most 200', async () => {
    const { call } = setUp();
    for (let i = 0; i < 200; i++) await call('siteBanRules.create', { body: fields });
    await expect(call('siteBanRules.create', { body: fields })).rejects.toMatchObject({ code: 'limit' });
  }, 60_000);

  it('count the bans they imposed, in memory and when stored', async () => {
    const { call, banning, clock } = setUp();
    const { data } = await call('siteBanRules.create', { body: fields });
    const order = { site: 'shop.example', by: data.id, reason: 'status 403', banMs: 1000, mostBanMs: 1000 };
    banning.keeper.heard([
      { ...order, exit: 'exit_a' },
      { ...order, exit: 'exit_b' },
    ]);
    const hits = async () => (await call('siteBanRules.list')).items[0]!.hits;
    expect(await hits()).toBe(2);
    await clock.advance(3_000);
    banning.keeper.heard([{ ...order, exit: 'exit_a' }]);
    expect(await hits()).toBe(3);
  });
});

describe('site bans', () => {
  it('are made by people for a host’s site, listed newest first, found, exported and lifted', async () => {
    const { call, exit, clock } = setUp();
    const [one, two] = [(await exit('one')).data.id, (await exit('=two')).data.id];
    await call('siteBans.create', { body: { exitId: one, site: 'www.shop.example', reason: 'they, asked' } });
    await clock.advance(1);
    const ban = await call('siteBans.create', { body: { exitId: two, site: 'b.example', banMs: 60_000 } });
    expect(ban).toMatchObject({
      id: `${two} b.example`,
      by: 'person',
      byName: 'a person',
      reason: 'a admin',
      repeats: 1,
    });
    expect((await call('siteBans.list')).items.map((it) => it.site)).toEqual(['b.example', 'shop.example']);
    const first = await call('siteBans.list', { query: { limit: 1 } });
    const next = await call('siteBans.list', { query: { limit: 1, cursor: first.nextCursor } });
    expect([first.total, next.items[0]!.site, next.nextCursor]).toEqual([2, 'shop.example', null]);
    const found = async (query: object) => (await call('siteBans.list', { query })).items.map((it) => it.exitLabel);
    expect(await found({ q: 'ONE' })).toEqual(['one']);
    expect(await found({ site: 'api.shop.example' })).toEqual(['one']);
    expect(await found({ exitId: two })).toEqual(['=two']);
    const csv = await call('siteBans.export', { query: { q: 'shop' } });
    expect(csv.split('\r\n')[1]).toMatch(
      /^exit_\w+,one,shop\.example,\d{4}-.*Z,.*Z,1,person,a person,"a admin: they, asked"$/,
    );
    expect(await call('siteBans.export', { query: { exitId: two } })).toContain(`,'=two,`);
    const lines = await call('siteBans.export', { query: { format: 'jsonl' } });
    expect(
      lines
        .trim()
        .split('\n')
        .map((it) => (JSON.parse(it) as { site: string }).site),
    ).toEqual(['b.example', 'shop.example']);
    expect(await call('siteBans.lift', { body: { site: 'shop.example' } })).toEqual({ lifted: 1 });
    await clock.advance(60_000);
    expect((await call('siteBans.list')).total).toBe(0);
  });

  it('are refused for exits that are not there and what is no site; lifting names something', async () => {
    const { call, exit } = setUp();
    const { id } = (await exit('one')).data;
    const make = (body: object) => call('siteBans.create', { body });
    await expect(make({ exitId: 'exit_none', site: 'a.example' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(make({ exitId: id, site: 'a b' })).rejects.toMatchObject({ fields: [{ pointer: '/site' }] });
    await expect(call('siteBans.lift', { body: {} })).rejects.toMatchObject({ code: 'validation' });
    await make({ exitId: id, site: 'a.example' });
    await make({ exitId: id, site: 'b.example' });
    expect(await call('siteBans.lift', { body: { all: true } })).toEqual({ lifted: 2 });
    await expect(call('siteBans.lift', { body: { all: true }, scope: 'read' })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('a verdict by the API', () => {
  it('is 404 for what no worker remembers', async () => {
    const { call } = setUp();
    const judged = call('requests.verdict', { params: { id: `req_${'0'.repeat(26)}` }, body: { verdict: 'blocked' } });
    await expect(judged).rejects.toMatchObject({ code: 'not_found' });
  });
});
