// Where requests leave, on real sockets: wishes, rules, fallbacks, sessions, and the line in front of exits that are full.
import { describe, expect, it } from 'vitest';
import type { Binding } from '../src/core/session/binding.ts';
import type { RuleRecord } from '../src/core/snapshot/records.ts';
import { recordOf, type TestHouse } from '../testkit/house.ts';
import { RawClient } from '../testkit/raw-client.ts';
import { poolRecord, proxyUserRecord } from '../testkit/records.ts';
import { stage } from './stage.ts';

const world = stage();
const { exit, house } = world;
const basic = (text: string) => `Proxy-Authorization: Basic ${Buffer.from(text).toString('base64')}\r\n`;
const alice = proxyUserRecord('alice', 'secret-word', ['pool_default', 'pool_other']);
const bob = proxyUserRecord('bob', 'other-word', ['pool_default']);

/** One plain request; the answer with its head. */
async function get(port: number, { user = '', host = 'a.test', more = '' } = {}): Promise<string> {
  const client = await RawClient.open(port);
  const auth = user === '' ? '' : basic(user);
  client.write(
    `GET http://${host}:${world.target.port}/ HTTP/1.1\r\nHost: ${host}\r\n${auth}${more}Connection: close\r\n\r\n`,
  );
  return client.rest();
}
const exitIn = (answer: string): string => /X-Gyre-Exit: exit_(\S+)/.exec(answer)?.[1] ?? answer.split('\r\n')[0]!;
const sessionsOf = (h: TestHouse): Binding[] => h.heard.flatMap((m) => (m.type === 'sessions' ? m.put : []));

describe('wishes', () => {
  it('lead to an exit of the country, by username and stronger by header', async () => {
    const [de, us] = [await exit({ label: 'de' }), await exit({ label: 'us' })];
    const exits = [recordOf(de, { country: 'DE' }), recordOf(us, { country: 'US' })];
    const { port } = await house({ exits, users: [alice] });
    for (let i = 0; i < 4; i++) expect(exitIn(await get(port, { user: 'alice-country-de:secret-word' }))).toBe('de');
    const byHeader = await get(port, { user: 'alice-country-de:secret-word', more: 'X-Gyre-Country: us\r\n' });
    expect(exitIn(byHeader)).toBe('us');
    const behind = await get(port, { user: 'alice:secret-word_country-us' });
    expect(exitIn(behind)).toBe('us');
  });

  it('that no exit meets are refused: a country with 503 and numbers, an unknown city with 400', async () => {
    const de = await exit({ label: 'de' });
    const { port } = await house({ exits: [recordOf(de, { country: 'DE', city: 'berlin' })], users: [alice] });
    expect(await get(port, { user: 'alice-country-fr:secret-word' })).toMatch(/ 503 [^]*matched 0, healthy 0, free 0/);
    expect(await get(port, { user: 'alice-city-atlantis:secret-word' })).toMatch(/ 400 [^]*city.*atlantis/);
    expect(exitIn(await get(port, { user: 'alice-city-berlin:secret-word' }))).toBe('de');
  });

  it('of a listener are the weakest', async () => {
    const [de, us] = [await exit({ label: 'de' }), await exit({ label: 'us' })];
    const exits = [recordOf(de, { country: 'DE' }), recordOf(us, { country: 'US' })];
    const { port } = await house({ exits, users: [alice], listener: { profile: 'country-us' } });
    expect(exitIn(await get(port))).toBe('us');
    expect(exitIn(await get(port, { user: 'alice:secret-word' }))).toBe('us');
    expect(exitIn(await get(port, { user: 'alice-country-de:secret-word' }))).toBe('de');
  });

  it('for one exit are heard only of users who may', async () => {
    const one = await exit({ label: 'one' });
    const users = [alice, { ...bob, mayChooseExit: false }];
    const { port } = await house({ exits: [recordOf(one)], users });
    expect(exitIn(await get(port, { user: 'alice-exit-exit_one:secret-word' }))).toBe('one');
    expect(await get(port, { user: 'bob-exit-exit_one:other-word' })).toMatch(/ 403 /);
  });
});

describe('rules', () => {
  const rule = (id: string, when: RuleRecord['when'], then: RuleRecord['then']): RuleRecord => ({
    id,
    name: id,
    when,
    then,
  });

  it('send targets below a name to a country, and nothing else', async () => {
    const [gb, us] = [await exit({ label: 'gb' }), await exit({ label: 'us' })];
    const exits = [recordOf(gb, { country: 'GB' }), recordOf(us, { country: 'US' })];
    const rules = [rule('rule_gb', { targets: ['*.example.test'] }, { criteria: { countries: ['GB'] } })];
    const h = await house({ exits, rules });
    for (let i = 0; i < 3; i++) expect(exitIn(await get(h.port, { host: 'www.example.test' }))).toBe('gb');
    const elsewhere = new Set([exitIn(await get(h.port)), exitIn(await get(h.port))]);
    expect(elsewhere).toEqual(new Set(['gb', 'us']));
    const hits = () =>
      h.heard.flatMap((m) => (m.type === 'report' ? m.report.rules : [])).reduce((sum, it) => sum + it.hits, 0);
    await h.until(() => hits() === 3, 'three hits');
    await h.until(() => h.reported().rows.filter((it) => it.rule === 'rule_gb').length === 3, 'three rows');
  });

  it('refuse with their own status and words', async () => {
    const one = await exit({ label: 'one' });
    const rules = [rule('rule_no', { targets: ['bad.test'] }, { refuse: { status: 451, text: 'not from here' } })];
    const h = await house({ exits: [recordOf(one)], rules });
    expect(await get(h.port, { host: 'bad.test' })).toMatch(/^HTTP\/1\.1 451 [^]*not from here/);
    expect(exitIn(await get(h.port))).toBe('one');
    await h.until(() => h.reported().rows.some((it) => it.rule === 'rule_no' && !it.ok), 'the refusal names its rule');
  });

  it('lead to another pool, or directly out where there is a direct exit', async () => {
    const [one, two] = [await exit({ label: 'one' }), await exit({ label: 'two' })];
    const pools = [poolRecord('pool_default', { everything: false }), poolRecord('pool_other', { everything: false })];
    const exits = [recordOf(one, { pools: ['pool_default'] }), recordOf(two, { pools: ['pool_other'] })];
    const rules = [
      rule('rule_pool', { targets: ['other.test'] }, { poolId: 'pool_other' }),
      rule('rule_direct', { targets: ['here.test'] }, { direct: true }),
    ];
    const { port } = await house({ exits, pools, rules });
    expect(exitIn(await get(port, { host: 'other.test' }))).toBe('two');
    expect(exitIn(await get(port))).toBe('one');
    expect(await get(port, { host: 'here.test' })).toMatch(/ 503 /);
  });
});

describe('fallback pools', () => {
  it('are used when the pool has nobody, and nothing outside them ever', async () => {
    const [one, two, three] = [
      await exit({ label: 'one' }),
      await exit({ label: 'two' }),
      await exit({ label: 'three' }),
    ];
    const pools = [
      poolRecord('pool_default', { everything: false, fallbacks: ['pool_other'] }),
      poolRecord('pool_other', { everything: false }),
    ];
    const exits = [
      recordOf(one, { pools: ['pool_default'] }),
      recordOf(two, { pools: ['pool_other'] }),
      recordOf(three),
    ];
    const h = await house({ exits, pools });
    expect(exitIn(await get(h.port))).toBe('one');
    h.put([], ['exit_one']);
    expect(exitIn(await get(h.port))).toBe('two');
    h.put([], ['exit_two']);
    expect(await get(h.port)).toMatch(/ 503 /);
  });
});

describe('sessions', () => {
  it('keep one exit, name it in answers, and are told to control at once', async () => {
    const exits = await Promise.all(['a', 'b', 'c', 'd'].map((label) => exit({ label })));
    const h = await house({ exits: exits.map((it) => recordOf(it)), users: [alice, bob] });
    const user = 'alice-session-cart7:secret-word';
    const first = await get(h.port, { user });
    expect(first).toContain('X-Gyre-Session: cart7\r\n');
    for (let i = 0; i < 10; i++) expect(exitIn(await get(h.port, { user }))).toBe(exitIn(first));
    await h.until(() => sessionsOf(h).length > 0, 'the session');
    expect(sessionsOf(h)[0]).toMatchObject({
      user: alice.id,
      name: 'cart7',
      exitId: `exit_${exitIn(first)}`,
      generation: 0,
    });
  });

  it('of two users with the same name are independent', async () => {
    const exits = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((label) => exit({ label })));
    const h = await house({ exits: exits.map((it) => recordOf(it)), users: [alice, bob] });
    const pairs: boolean[] = [];
    for (let i = 0; i < 6; i++) {
      const one = exitIn(await get(h.port, { user: `alice-session-s${i}:secret-word` }));
      pairs.push(one === exitIn(await get(h.port, { user: `bob-session-s${i}:other-word` })));
    }
    expect(pairs).toContain(false);
  });

  it('move when their exit fails and say so, unless they are strict', async () => {
    const [a, b] = [await exit({ label: 'a' }), await exit({ label: 'b' })];
    const h = await house({ exits: [recordOf(a), recordOf(b)], users: [alice] });
    const loose = 'alice-session-s-guarantee-any:secret-word';
    const strict = 'alice-session-t-guarantee-strict:secret-word';
    // Two names, until both sessions live on the exit that will go.
    const home = exitIn(await get(h.port, { user: loose }));
    let name = 't';
    while (exitIn(await get(h.port, { user: strict.replace('-t-', `-${name}-`) })) !== home) name += 't';
    await (home === 'a' ? a : b).close();
    const moved = await get(h.port, { user: loose });
    expect(exitIn(moved)).not.toBe(home);
    expect(moved).toContain('X-Gyre-Session: s; moved=any\r\n');
    expect(exitIn(await get(h.port, { user: loose }))).toBe(exitIn(moved));
    expect(await get(h.port, { user: strict.replace('-t-', `-${name}-`) })).toMatch(/ 503 [^]*session_exit_gone/);
  });

  it('follow the word of control', async () => {
    const exits = await Promise.all(['a', 'b', 'c'].map((label) => exit({ label })));
    const h = await house({ exits: exits.map((it) => recordOf(it)), users: [alice] });
    const user = 'alice-session-cart7:secret-word';
    const home = exitIn(await get(h.port, { user }));
    await h.until(() => sessionsOf(h).length > 0, 'the session');
    const [known] = sessionsOf(h);
    const other = ['a', 'b', 'c'].find((it) => it !== home)!;
    h.send({ type: 'sessions', put: [{ ...known!, exitId: `exit_${other}`, moves: 1 }], gone: [] });
    expect(exitIn(await get(h.port, { user }))).toBe(other);
  });

  it('change their exit after so many requests when that is wished', async () => {
    const exits = await Promise.all(['a', 'b', 'c', 'd'].map((label) => exit({ label })));
    const { port } = await house({ exits: exits.map((it) => recordOf(it)), users: [alice] });
    const seen: string[] = [];
    for (let i = 0; i < 9; i++) seen.push(exitIn(await get(port, { user: 'alice-rotate-3:secret-word' })));
    for (const at of [0, 3, 6]) expect(new Set(seen.slice(at, at + 3)).size).toBe(1);
    expect(seen[3]).not.toBe(seen[2]);
    expect(seen[6]).not.toBe(seen[5]);
  });
});

describe('an exit at its cap', () => {
  it('makes requests wait their turn', async () => {
    const one = await exit({ label: 'one' });
    const h = await house({ exits: [recordOf(one, { maxInFlight: 1 })] });
    const head = `CONNECT a.test:${world.target.port} HTTP/1.1\r\nHost: a.test\r\n\r\n`;
    const [first, second] = [await RawClient.open(h.port), await RawClient.open(h.port)];
    await first.write(head).until('\r\n\r\n');
    second.write(head);
    await h.until(() => h.heard.some((m) => m.type === 'report' && m.report.waiting === 1), 'somebody waits');
    first.cut();
    expect(await second.until('\r\n\r\n')).toMatch(/ 200 /);
    second.cut();
  });

  it('refuses who waited too long, and who finds the line full', async () => {
    const one = await exit({ label: 'one' });
    const pools = [poolRecord('pool_default', { maxWaiting: 1, waitMs: 1500 })];
    const h = await house({ exits: [recordOf(one, { maxInFlight: 1 })], pools });
    const head = `CONNECT a.test:${world.target.port} HTTP/1.1\r\nHost: a.test\r\n\r\n`;
    const clients = await Promise.all([1, 2, 3].map(() => RawClient.open(h.port)));
    await clients[0]!.write(head).until('\r\n\r\n');
    clients[1]!.write(head);
    await h.until(() => h.heard.some((m) => m.type === 'report' && m.report.waiting === 1), 'somebody waits');
    expect(await clients[2]!.write(head).until('\r\n\r\n')).toMatch(/ 503 [^]*no_free_exit/);
    expect(await clients[1]!.until('\r\n\r\n')).toMatch(/ 503 [^]*no_free_exit[^]*waited/);
    clients[0]!.cut();
  });

  it('forgets a client that leaves the line', async () => {
    const one = await exit({ label: 'one' });
    const h = await house({ exits: [recordOf(one, { maxInFlight: 1 })] });
    const head = `CONNECT a.test:${world.target.port} HTTP/1.1\r\nHost: a.test\r\n\r\n`;
    const clients = await Promise.all([1, 2, 3].map(() => RawClient.open(h.port)));
    await clients[0]!.write(head).until('\r\n\r\n');
    clients[1]!.write(head);
    await h.until(() => h.heard.some((m) => m.type === 'report' && m.report.waiting === 1), 'somebody waits');
    clients[2]!.write(head);
    await h.until(() => h.heard.some((m) => m.type === 'report' && m.report.waiting === 2), 'two wait');
    clients[1]!.cut();
    clients[0]!.cut();
    expect(await clients[2]!.until('\r\n\r\n')).toMatch(/ 200 /);
    clients[2]!.cut();
  });
});
