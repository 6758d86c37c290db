// Site bans in a worker, on real sockets: an exit that one site blocks is not used for it any more, and serves all others.
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SiteBanOrder } from '../src/core/bans/table.ts';
import {
  answer,
  answerBytes,
  type BlockingSite,
  close,
  startBlockingSite,
  tlsAlert,
} from '../testkit/blocking-site.ts';
import { recordOf, type TestHouse } from '../testkit/house.ts';
import { RawClient } from '../testkit/raw-client.ts';
import { poolRecord, proxyUserRecord, siteBanRuleRecord } from '../testkit/records.ts';
import { openTunnel } from '../testkit/tunnel.ts';
import { stage } from './stage.ts';

const world = stage();
const { exit, house } = world;
let site: BlockingSite;
beforeEach(async () => void (site = await startBlockingSite(world.target.sources)));
afterEach(() => site.close());

const basic = (text: string) => `Proxy-Authorization: Basic ${Buffer.from(text).toString('base64')}\r\n`;

interface Asked {
  readonly host?: string;
  readonly method?: string;
  readonly more?: string;
}
async function ask(port: number, { host = 'www.shop.test', method = 'GET', more = '' }: Asked = {}): Promise<string> {
  const client = await RawClient.open(port);
  const head = `${method} http://${host}:${site.port}/ HTTP/1.1\r\nHost: ${host}:${site.port}\r\n`;
  client.write(`${head}${more}Connection: close\r\n\r\n`);
  return client.rest();
}
const statusOf = (text: string): string => text.slice(9, 12);
const servedBy = (text: string): string => /served (\w+)/.exec(text)?.[1] ?? statusOf(text);
const ordersOf = (h: TestHouse): SiteBanOrder[] => h.heard.flatMap((m) => (m.type === 'site-bans' ? m.orders : []));
/** Tells of an order as control would: confirmed, and running until `until`. */
const confirm = (h: TestHouse, { exit: id, site: at, by, reason }: SiteBanOrder, until: number): void =>
  h.send({
    type: 'site-bans',
    put: [{ exit: id, site: at, since: 1, until, repeats: 1, by, reason }],
    ...{ lifted: [], whole: null },
  });

async function twoExits() {
  const [a, b] = [await exit({ label: 'a' }), await exit({ label: 'b' })];
  return [recordOf(a), recordOf(b)];
}

describe('an exit that a site blocks', () => {
  it('is not used for it until the ban ends; the client gets an answer through another; other sites see it', async () => {
    const exits = await twoExits();
    const h = await house({ exits, siteBanRules: [siteBanRuleRecord('banrule_403', { sites: ['shop.test'] })] });
    site.block('a', answer(403, 'go away'));
    for (let i = 0; i < 6; i++) expect(servedBy(await ask(h.port))).toBe('b');
    expect(site.seen.filter((it) => it === 'a')).toHaveLength(1);
    await h.until(() => ordersOf(h).length > 0, 'the order');
    const [order] = ordersOf(h);
    expect(order).toMatchObject({ exit: 'exit_a', site: 'shop.test', by: 'banrule_403', reason: 'status 403' });
    site.block('a', undefined);
    const elsewhere = new Set(
      [await ask(h.port, { host: 'b.test' }), await ask(h.port, { host: 'b.test' })].map(servedBy),
    );
    expect(elsewhere).toEqual(new Set(['a', 'b']));
    confirm(h, order!, 2);
    const again = new Set([await ask(h.port), await ask(h.port)].map(servedBy));
    expect(again).toEqual(new Set(['a', 'b']));
    expect(ordersOf(h)).toHaveLength(1);
  });

  it('is named in the timeline of the request, and does not count as a failure of the exit', async () => {
    const exits = await twoExits();
    const h = await house({ exits, siteBanRules: [siteBanRuleRecord('banrule_403')] });
    site.block('a', answer(403));
    site.block('b', undefined);
    for (let i = 0; i < 2; i++) await ask(h.port);
    const tries = () => h.reported().rows.flatMap((row) => row.tries);
    await h.until(() => tries().some((it) => it.code === 'site_blocked'), 'the attempt');
    const [blocked] = tries().filter((it) => it.code === 'site_blocked');
    expect(blocked).toMatchObject({ exitId: 'exit_a', detail: 'rule "403": status 403' });
    await h.until(() => h.reportedOf('exit_b').ok === 2, 'the exits');
    expect(h.reportedOf('exit_a').failed).toBe(0);
  });

  it('gives its answer to the client where another attempt is not safe, or not wanted', async () => {
    const exits = await twoExits();
    const h = await house({ exits, siteBanRules: [siteBanRuleRecord('banrule_403')] });
    site.block('a', answer(403, 'blocked'));
    site.block('b', answer(403, 'blocked'));
    expect(await ask(h.port, { method: 'POST', more: 'Content-Length: 0\r\n' })).toMatch(/ 403 [^]*blocked/);
    const quiet = await house({ exits, siteBanRules: [siteBanRuleRecord('banrule_403', { retry: false })] });
    expect(await ask(quiet.port)).toMatch(/ 403 [^]*blocked/);
  });

  it('leaves nobody when all are blocked: refused with numbers, and nothing is sent to the site', async () => {
    const exits = await twoExits();
    const h = await house({ exits, siteBanRules: [siteBanRuleRecord('banrule_403')] });
    for (const label of ['a', 'b']) site.block(label, answer(403));
    // The second has no other to turn to: its answer is the client's.
    expect(servedBy(await ask(h.port))).toBe('403');
    const seen = site.seen.length;
    expect(await ask(h.port)).toMatch(/ 503 [^]*no_eligible_exit[^]*matched 2, healthy 2, banned 2 for the site/);
    expect(site.seen).toHaveLength(seen);
    expect(servedBy(await ask(h.port, { host: 'b.test' }))).toBe('403');
    h.send({ type: 'site-bans', put: [], lifted: [{ exit: 'exit_b', site: 'shop.test' }], whole: null });
    site.block('b', undefined);
    expect(servedBy(await ask(h.port))).toBe('b');
  });

  it('is known by the text of its answer, packed or not', async () => {
    const exits = await twoExits();
    const when = { bodyTexts: ['unusual * traffic'] };
    const h = await house({ exits, siteBanRules: [siteBanRuleRecord('banrule_text', { when })] });
    const page = `<p>We saw Unusual (robot) TRAFFIC</p>${'x'.repeat(100_000)}`;
    site.block('a', (socket) => answerBytes(socket, 200, gzipSync(page), 'Content-Encoding: gzip\r\n'));
    site.block('b', answer(200, page));
    // Whoever is first may be tried again elsewhere; in the end both are known.
    await ask(h.port);
    await ask(h.port);
    await h.until(() => ordersOf(h).length === 2, 'two orders');
    expect(ordersOf(h).map((it) => it.reason)).toEqual(Array(2).fill('body has “unusual * traffic”'));
    expect(await ask(h.port)).toMatch(/ 503 /);
  });

  it('is known by the size of a chunked answer, when that is whole', async () => {
    const [a] = await twoExits();
    const h = await house({
      exits: [a!],
      siteBanRules: [siteBanRuleRecord('banrule_small', { when: { bytesUnder: 20 } })],
    });
    const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
    site.block('a', answer(200));
    expect(statusOf(await ask(h.port, { method: 'HEAD' }))).toBe('200');
    expect(ordersOf(h)).toEqual([]);
    site.block('a', (socket) => socket.write(`${head}2\r\nno\r\n0\r\n\r\n`));
    expect(statusOf(await ask(h.port))).toBe('200');
    await h.until(() => ordersOf(h).length === 1, 'the order');
  });

  it('keeps the strict session it has, and loses others', async () => {
    const exits = await twoExits();
    const users = [proxyUserRecord('alice', 'word', ['pool_default'])];
    const pools = [poolRecord('pool_default', { guarantee: 'any' })];
    const rules = [siteBanRuleRecord('banrule_403', { retry: false })];
    const h = await house({ exits, users, pools, siteBanRules: rules });
    const more = (name: string, guarantee: string) => ({
      more: basic(`alice-session-${name}-guarantee-${guarantee}:word`),
    });
    const home = servedBy(await ask(h.port, more('x', 'any')));
    let name = 's';
    while (servedBy(await ask(h.port, more(name, 'strict'))) !== home) name += 's';
    site.block(home, answer(403));
    expect(servedBy(await ask(h.port, more('x', 'any')))).toBe('403');
    site.block(home, undefined);
    expect(servedBy(await ask(h.port, more('x', 'any')))).not.toBe(home);
    expect(servedBy(await ask(h.port, more(name, 'strict')))).toBe(home);
  });

  it('is tried with another session when it is the gateway of a vendor, and not banned', async () => {
    const gateway = await exit({ label: 'a', credentials: { username: 'u', password: 'p' } });
    const record = recordOf(gateway, { template: 'brightdata' });
    const h = await house({ exits: [record], siteBanRules: [siteBanRuleRecord('banrule_403', { retry: false })] });
    site.block('a', answer(403));
    for (let i = 0; i < 2; i++) await ask(h.port);
    expect(ordersOf(h)).toEqual([]);
  });
});

describe('a tunnel', () => {
  const hello = Buffer.from([22, 3, 1, 0, 1, 1]);
  const open = (port: number, host = 'www.shop.test') => openTunnel(port, { by: 'connect', host, port: site.port });
  async function talk(port: number): Promise<string> {
    const client = await open(port);
    client.write(hello);
    client.end();
    const said = await client.rest();
    client.cut();
    return said;
  }

  it.each([
    ['a TLS alert', tlsAlert(40), { tlsAlerts: [40] }, 'TLS alert 40'],
    ['any TLS alert', tlsAlert(112), { tlsAlerts: [] }, 'TLS alert 112'],
    ['an early close', close, { closedWithinMs: 5000, bytesUnder: 8 }, /^bytes 0, closed after ms \d+$/],
  ])('that the target ends with %s keeps its exit from the site', async (_what, how, when, reason) => {
    const exits = await twoExits();
    const h = await house({ exits, siteBanRules: [siteBanRuleRecord('banrule_tls', { when, sites: ['shop.test'] })] });
    for (const label of ['a', 'b']) site.block(label, how);
    const client = await open(h.port);
    client.write(hello);
    await client.closed();
    client.cut();
    await h.until(() => ordersOf(h).length === 1, 'the order');
    const [order] = ordersOf(h);
    if (typeof reason === 'string') expect(order!.reason).toBe(reason);
    else expect(order!.reason).toMatch(reason);
    const banned = order!.exit.slice(5);
    for (const label of ['a', 'b']) site.block(label, undefined);
    for (let i = 0; i < 3; i++) expect(await talk(h.port)).not.toContain(`served ${banned}`);
  });

  it('that the client ends says nothing', async () => {
    const [a] = await twoExits();
    const when = { closedWithinMs: 5000 };
    const h = await house({ exits: [a!], siteBanRules: [siteBanRuleRecord('banrule_early', { when })] });
    for (let i = 0; i < 3; i++) expect(await talk(h.port)).toContain('served a');
    expect(ordersOf(h)).toEqual([]);
  });
});

describe('a verdict by header', () => {
  const idOf = (text: string): string => /X-Gyre-Request: (\S+)/.exec(text)![1]!;
  const verdict = (id: string, word: string) => `X-Gyre-Verdict: ${id} ${word}\r\n`;
  const users = [proxyUserRecord('alice', 'word', ['pool_default']), proxyUserRecord('bob', 'word', ['pool_default'])];
  const [alice, bob] = [basic('alice:word'), basic('bob:word')];

  it('keeps the exit from the site, and welcomes it again; it does not go out', async () => {
    const exits = await twoExits();
    const h = await house({ exits, users });
    const first = await ask(h.port, { more: alice });
    const banned = servedBy(first);
    const other = banned === 'a' ? 'b' : 'a';
    expect(servedBy(await ask(h.port, { more: alice + verdict(idOf(first), 'blocked') }))).toBe(other);
    for (let i = 0; i < 3; i++) expect(servedBy(await ask(h.port, { more: alice }))).toBe(other);
    await ask(h.port, { more: alice + verdict(idOf(first), 'ok') });
    expect(new Set([await ask(h.port, { more: alice }), await ask(h.port, { more: alice })].map(servedBy)).size).toBe(
      2,
    );
    const said = h.heard.flatMap((m) => (m.type === 'verdict' ? [m.verdict.word] : []));
    expect(said).toEqual(['blocked', 'ok']);
    const head = await ask(h.port, { host: 'c.test', more: alice + verdict(idOf(first), 'ok') });
    expect(statusOf(head)).toBe('200');
  });

  it('is not heard of somebody else, nor about what nobody remembers; the traffic goes on', async () => {
    const exits = await twoExits();
    const h = await house({ exits, users });
    const first = await ask(h.port, { more: alice });
    await ask(h.port, { more: bob + verdict(idOf(first), 'blocked') });
    const unknown = `req_${'0'.repeat(26)}`;
    expect(statusOf(await ask(h.port, { more: alice + verdict(unknown, 'blocked') }))).toBe('200');
    expect(new Set([await ask(h.port, { more: alice }), await ask(h.port, { more: alice })].map(servedBy)).size).toBe(
      2,
    );
  });

  it('that cannot be read is refused by its name', async () => {
    const exits = await twoExits();
    const { port } = await house({ exits });
    for (const value of ['nonsense', `req_${'0'.repeat(26)} perhaps`, `req_${'0'.repeat(26)}`])
      expect(await ask(port, { more: `X-Gyre-Verdict: ${value}\r\n` })).toMatch(/ 400 [^]*verdict/);
  });
});
