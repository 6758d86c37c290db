import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStoredHouse, type StoredHouse } from '../../../testkit/stored-house.ts';

let house: StoredHouse;
beforeEach(() => {
  house = openStoredHouse();
});
afterEach(() => house.close());

const preview = (body: object) => house.call('templates.preview', { body });
const oxylabs = {
  scheme: 'http',
  host: 'pr.oxylabs.io',
  port: 7777,
  username: 'customer-bob',
  password: 'pw',
} as const;

describe('vendor templates', () => {
  it('are told with their gateways and what they can be asked for', async () => {
    const { items } = await house.call('templates.list', { scope: 'read' });
    expect(items).toHaveLength(19);
    expect(items.find((it) => it.id === 'packetstream')).toMatchObject({
      can: ['country', 'session'],
      confirmed: false,
      gateways: [
        { host: 'proxy.packetstream.io', port: 31112 },
        { port: 31113, scheme: 'socks5h' },
      ],
    });
    expect(items.at(-1)).toMatchObject({ id: 'custom', gateways: [] });
  });
  it('show the login they give for wishes, or why they give none', async () => {
    const bob = { template: 'oxylabs', username: 'bob', password: 'pw' };
    const seen = await preview({ ...bob, wishes: 'country-us-city-new_york-session-a-ttl-20m' });
    expect(seen).toMatchObject({ password: 'pw', problem: null });
    expect(seen.username).toMatch(/^customer-bob-cc-US-city-new_york-sessid-[0-9a-z]{16}-sesstime-20$/);
    expect(await preview({ ...bob, wishes: 'session-a-guarantee-strict' })).toMatchObject({
      username: expect.stringContaining('-sessid_oneip-') as string,
    });
    expect(await preview({ ...bob, wishes: 'country-de-region-bavaria' })).toMatchObject({
      problem: 'region: Oxylabs knows states of the US only',
    });
    expect(await preview({ ...bob, username: 'customer-bob-cc-US' })).toMatchObject({
      problem: 'username: the plain account without wishes in it: customer-bob',
    });
    expect(await preview({ template: 'custom', username: 'x[-cc-{contry}]' })).toMatchObject({
      problem: expect.stringContaining('username: at 7: {contry} is no placeholder') as string,
    });
    expect(await preview({ template: 'custom', username: 'x[-cc-{country}]', wishes: 'country-de' })).toEqual({
      username: 'x-cc-de',
      password: '',
      problem: null,
    });
  });
  it('are refused when nobody has them, and so are wishes nobody can read', async () => {
    await expect(preview({ template: 'nobody', username: 'x' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(preview({ template: 'oxylabs', username: 'x', wishes: 'country-zz' })).rejects.toMatchObject({
      fields: [{ pointer: '/wishes' }],
    });
  });
});

describe('an exit with a template', () => {
  it('is saved with the plain account only', async () => {
    const { data } = await house.call('exits.create', { body: { ...oxylabs, template: 'oxylabs' } });
    expect(data).toMatchObject({ template: 'oxylabs', username: 'customer-bob' });
    const create = (more: object) => house.call('exits.create', { body: { ...oxylabs, ...more } });
    await expect(create({ username: 'customer-eve-cc-US', template: 'oxylabs' })).rejects.toMatchObject({
      fields: [{ pointer: '/username' }],
    });
    await expect(create({ username: 'eve', template: 'nobody' })).rejects.toMatchObject({
      fields: [{ pointer: '/template' }],
    });
    const direct = { scheme: 'direct', template: 'oxylabs' };
    await expect(house.call('exits.create', { body: direct })).rejects.toMatchObject({ code: 'validation' });
  });
  it('keeps the rules when it is changed', async () => {
    const { data } = await house.call('exits.create', { body: { ...oxylabs, template: 'oxylabs' } });
    const update = (body: object) => house.call('exits.update', { params: { id: data.id }, body });
    expect((await update({ template: null })).data.template).toBeNull();
    await expect(update({ template: 'custom', password: 'x-{' })).rejects.toMatchObject({
      fields: [{ pointer: '/password' }],
    });
    expect((await update({ template: 'custom', password: 'x-{country|any}' })).data.template).toBe('custom');
  });
});

describe('an import', () => {
  it('offers one gateway for the lines of an account at a known vendor, and adds them as they are', async () => {
    const lines = ['cc-US-sessid-a', 'cc-DE-sessid-b', 'cc-FR'].map(
      (it) => `http://customer-bob-${it}:pw@pr.oxylabs.io:7777`,
    );
    const text = [...lines, 'http://gate.example:7777', 'http://bob:pw_country-de@geo.iproyal.com:12321'].join('\n');
    const report = await house.call('exits.import', { body: text, query: { dryRun: 'true' } });
    expect(report.added).toBe(5);
    expect(report.suggestions).toEqual([
      {
        vendor: 'oxylabs',
        name: 'Oxylabs',
        gateway: { scheme: 'http', host: 'pr.oxylabs.io', port: 7777 },
        username: 'customer-bob',
        lines: 3,
      },
      {
        vendor: 'iproyal',
        name: 'IPRoyal',
        gateway: { scheme: 'http', host: 'geo.iproyal.com', port: 12321 },
        username: 'bob',
        lines: 1,
      },
    ]);
    expect(JSON.stringify(report)).not.toContain('pw');
  });
});
