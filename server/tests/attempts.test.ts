// Further attempts of one request on real sockets: the budget, answers that are tried elsewhere, hedges, and deadlines.
import { describe, expect, it } from 'vitest';
import { defaultResilience, type Resilience } from '@gyre/shared/contract/resilience';
import type { RequestRow } from '@gyre/shared/contract/traffic';
import type { PoolRecord } from '../src/core/snapshot/records.ts';
import type { TrafficReport } from '../src/link/messages.ts';
import { recordOf, type TestHouse } from '../testkit/house.ts';
import { RawClient } from '../testkit/raw-client.ts';
import { poolRecord } from '../testkit/records.ts';
import { stage } from './stage.ts';

const world = stage();
const { exit, house } = world;

type Over = { readonly [G in keyof Resilience]?: Partial<Resilience[G]> };
const resilienceOf = ({ retryOn, budget, hedge, warm }: Over): Resilience => ({
  retryOn: { ...defaultResilience.retryOn, ...retryOn },
  budget: { ...defaultResilience.budget, ...budget },
  hedge: { ...defaultResilience.hedge, ...hedge },
  warm: { ...defaultResilience.warm, ...warm },
  protection: defaultResilience.protection,
});
const poolOf = (over: Over, more: Partial<PoolRecord> = {}): readonly PoolRecord[] => [
  poolRecord('pool_default', { resilience: resilienceOf(over), ...more }),
];
const reportsOf = (h: TestHouse): TrafficReport[] => h.heard.flatMap((m) => (m.type === 'report' ? [m.report] : []));
const further = (h: TestHouse, key: keyof TrafficReport['further']): number =>
  reportsOf(h).reduce((sum, { further: it_ }) => sum + it_[key], 0);
const rowsOf = (h: TestHouse): readonly RequestRow[] => h.reported().rows;
const rowOf = async (h: TestHouse, which: (row: RequestRow) => boolean): Promise<RequestRow> => {
  await h.until(() => rowsOf(h).some(which), 'the row of the request');
  return rowsOf(h).find(which)!;
};

async function connectOnce(port: number, host = 'a.test'): Promise<string> {
  const client = await RawClient.open(port);
  const head = await client.write(`CONNECT ${host}:${world.target.port} HTTP/1.1\r\n\r\n`).until('\r\n\r\n');
  client.cut();
  return head;
}
const urlOf = (path: string, host = 'a.test') => `http://${host}:${world.target.port}${path}`;
async function ask(
  port: number,
  method = 'GET',
  path = '/',
  body = '',
): Promise<{ status: number; body: string; head: string }> {
  const client = await RawClient.open(port);
  const length = body === '' ? '' : `Content-Length: ${body.length}\r\n`;
  const answer = await client
    .write(`${method} ${urlOf(path)} HTTP/1.1\r\nHost: a.test\r\n${length}\r\n${body}`)
    .response();
  client.cut();
  return answer;
}
const times = async (n: number, what: () => Promise<unknown>): Promise<void> => {
  for (let i = 0; i < n; i++) await what();
};

describe('the retry budget', () => {
  it('keeps a storm, in which all exits die at once, to 1.2 × requests + floor', async () => {
    const exits = await Promise.all(Array.from({ length: 6 }, (_, i) => exit({ label: String(i) })));
    const h = await house({ exits: exits.map((e) => recordOf(e)), pools: poolOf({}) });
    await times(50, () => connectOnce(h.port));
    for (const e of exits) await e.kill();
    const requests = 300;
    const answers = await Promise.all(Array.from({ length: requests }, () => connectOnce(h.port)));
    expect(answers.every((head) => head.startsWith('HTTP/1.1 502'))).toBe(true);
    await h.until(() => h.reported().failed === requests, 'all are reported');
    const attempts = reportsOf(h).reduce((sum, report) => sum + report.attempts, 0);
    // A slow machine has dials that are late, and raced; those have a budget of their own.
    const hedges = further(h, 'hedges');
    expect(hedges).toBeLessThanOrEqual(0.1 * (requests + 50) + 2);
    expect(attempts - hedges).toBeLessThanOrEqual(1.2 * (requests + 50) + 10);
    expect(further(h, 'retriesRefused')).toBeGreaterThan(100);
  });
  it('says what the last exit said when it is used up', async () => {
    const dead = await Promise.all(['a', 'b'].map((label) => exit({ label })));
    for (const e of dead) await e.kill();
    const pools = poolOf({ budget: { retryPercent: 0, retryFloor: 0 } });
    const h = await house({ exits: dead.map((e) => recordOf(e)), pools });
    expect(await connectOnce(h.port)).toMatch(/^HTTP\/1.1 502 [^]*error=connection_refused[^]*Attempts: 1\r\n/);
  });
  it('outlives a change of its pool', async () => {
    const dead = await Promise.all(['a', 'b'].map((label) => exit({ label })));
    for (const e of dead) await e.kill();
    // Without the second exit that is asked at once when so much fails.
    const pools = poolOf({ budget: { retryPercent: 0, retryFloor: 2 }, hedge: { enabled: false } });
    const h = await house({ exits: dead.map((e) => recordOf(e)), pools });
    await times(2, () => connectOnce(h.port));
    h.put([]);
    expect(await connectOnce(h.port)).toContain('Attempts: 1\r\n');
  });
});

describe('an exit that just failed', () => {
  it('is avoided for a while, so that it costs few retries', async () => {
    const exits = await Promise.all(['a', 'b', 'c'].map((label) => exit({ label })));
    await exits[0]!.kill();
    const h = await house({ exits: exits.map((e) => recordOf(e)), pools: poolOf({ budget: { retryFloor: 3 } }) });
    for (let i = 0; i < 30; i++) expect(await connectOnce(h.port)).toMatch(/^HTTP\/1.1 200 /);
    await h.until(() => h.reported().ok === 30, 'all are reported');
    expect(further(h, 'retries')).toBeLessThanOrEqual(3);
  });
});

describe('exits that refuse the connection', () => {
  const withDead = async (dead: number, alive: number): Promise<string> => {
    const all = await Promise.all(Array.from({ length: dead + alive }, (_, i) => exit({ label: String(i) })));
    for (const e of all.slice(0, dead)) await e.kill();
    const h = await house({ exits: all.map((e) => recordOf(e)), pools: poolOf({}, { maxAttempts: 2 }) });
    return connectOnce(h.port);
  };
  it('are not counted: the others still have their attempts', async () => {
    expect(await withDead(3, 1)).toMatch(/^HTTP\/1.1 200 /);
  });
  it('are counted when they are more than the attempts there may be', async () => {
    expect(await withDead(9, 0)).toMatch(/^HTTP\/1.1 502 [^]*Attempts: 4\r\n/);
  });
});

describe('while much fails', () => {
  /** Forty tunnels when six of twelve exits have died, too few for anything to be known as late; how many exits were asked beside others. */
  const openAll = async (budget: Over['budget']): Promise<TestHouse> => {
    const exits = await Promise.all(Array.from({ length: 12 }, (_, i) => exit({ label: String(i), delayMs: 30 })));
    const pools = poolOf({ budget: { retryFloor: 1000, ...budget } }, { maxAttempts: 10 });
    const h = await house({ exits: exits.map((e) => recordOf(e)), pools });
    for (const e of exits.slice(0, 6)) await e.kill();
    const answers = await Promise.all(Array.from({ length: 40 }, () => connectOnce(h.port)));
    expect(answers.filter((head) => !head.startsWith('HTTP/1.1 200 '))).toEqual([]);
    await h.until(() => h.reported().ok === 40, 'all are reported');
    return h;
  };
  it('up to three exits are asked at once, before anything is late', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, (_, i) => exit({ label: String(i), delayMs: 30 })));
    const [dead, alive] = [all.slice(0, 5), all.slice(5)];
    for (const e of dead) await e.kill();
    const pools = poolOf({ budget: { retryFloor: 1000, hedgePercent: 0, hedgeFloor: 1000 } }, { maxAttempts: 10 });
    const h = await house({ exits: dead.map((e) => recordOf(e)), pools });
    const clients = (): Promise<string[]> => Promise.all(Array.from({ length: 40 }, () => connectOnce(h.port)));
    expect(new Set((await clients()).map((head) => head.slice(0, 12)))).toEqual(new Set(['HTTP/1.1 502']));
    // While nobody has forgotten it.
    h.put(alive.map((e) => recordOf(e)));
    expect(new Set((await clients()).map((head) => head.slice(0, 12)))).toEqual(new Set(['HTTP/1.1 200']));
    await h.until(() => h.reported().ok === 40, 'all are reported');
    expect(further(h, 'hedges')).toBeGreaterThan(4);
    // Those that did not refuse were under way together.
    const together = rowsOf(h).map(({ tries }) => tries.filter(({ outcome }) => outcome !== 'failed').length);
    expect(Math.max(...together)).toBe(3);
  });
  it('half of the hedges are left for what is late', async () => {
    expect(further(await openAll({ hedgePercent: 0, hedgeFloor: 8 }), 'hedges')).toBe(4);
  });
});

describe('answers the pool lists', () => {
  const listed = poolOf({ retryOn: { exitStatuses: [503], targetStatuses: [403] } });
  it('are tried elsewhere, and do not count against the exit', async () => {
    const [bad, good] = [await exit({ label: 'bad', manner: 'refuse-target' }), await exit({ label: 'good' })];
    const h = await house({ exits: [recordOf(bad), recordOf(good)], pools: listed });
    expect(await ask(h.port)).toMatchObject({ status: 200, body: 'good\n' });
    const row = await rowOf(h, ({ ok }) => ok);
    expect(row.tries).toMatchObject([
      { exitId: 'exit_bad', kind: 'first', outcome: 'failed', detail: 'the target answered 403' },
      { exitId: 'exit_good', kind: 'retry', outcome: 'ok', code: null },
    ]);
    expect(h.reportedOf('exit_bad')).toMatchObject({ failed: 0 });
  });
  it('are relayed as they are when there is no other exit', async () => {
    const bad = await exit({ label: 'bad', manner: 'refuse-target' });
    const h = await house({ exits: [recordOf(bad)], pools: listed });
    expect((await ask(h.port)).status).toBe(403);
    expect(bad.seen).toHaveLength(1);
  });
  it('are relayed when no retry is left, and when the request might happen twice', async () => {
    const [a, b] = [await exit({ label: 'a', manner: 'busy' }), await exit({ label: 'b', manner: 'busy' })];
    const pools = poolOf({ budget: { retryPercent: 0, retryFloor: 1 }, retryOn: { exitStatuses: [503] } });
    const h = await house({ exits: [recordOf(a), recordOf(b)], pools });
    expect((await ask(h.port, 'POST', '/', 'x')).head).toContain('Attempts: 1\r\n');
    expect((await ask(h.port)).head).toContain('Attempts: 2\r\n');
    expect((await ask(h.port)).head).toContain('Attempts: 1\r\n');
  });
  it('that are not in the list are the target’s own business', async () => {
    const [a, b] = [await exit({ label: 'a' }), await exit({ label: 'b' })];
    const h = await house({ exits: [recordOf(a), recordOf(b)], pools: poolOf({ retryOn: { exitStatuses: [] } }) });
    expect((await ask(h.port, 'GET', '/status/503')).head).toMatch(/ 503 [^]*Attempts: 1\r\n/);
  });
});

/** Enough dials to know what is usual; then the first exit stalls. */
async function withOneStalling(over: Over = {}, more: Partial<PoolRecord> = {}, weights: readonly number[] = []) {
  const exits = await Promise.all(['a', 'b', 'c'].map((label) => exit({ label, scheme: 'socks5h' })));
  const pools = poolOf({ budget: { hedgePercent: 100, hedgeFloor: 10 }, ...over }, { attemptMs: 400, ...more });
  const h = await house({ exits: exits.map((e, i) => recordOf(e, { weight: weights[i] ?? 1 })), pools });
  await times(60, () => connectOnce(h.port));
  await h.until(() => h.reported().ok === 60, 'all are reported');
  exits[0]!.manner = 'stall';
  return { h, exits };
}

describe('a dial that takes too long', () => {
  it('is raced by a second exit; it is no failure of the first until it is known to stall', async () => {
    const { h } = await withOneStalling();
    await times(6, async () => expect(await connectOnce(h.port)).toMatch(/^HTTP\/1.1 200 /));
    await h.until(() => further(h, 'hedgesWon') >= 1, 'a hedge that won');
    const row = await rowOf(h, ({ tries }) => tries[0]?.outcome === 'lost');
    expect(row.tries).toMatchObject([
      { exitId: 'exit_a', kind: 'first', outcome: 'lost', code: null },
      { kind: 'hedge', outcome: 'ok' },
    ]);
    expect(row.ms).toBeLessThan(300);
    await h.until(() => h.reportedOf('exit_a').failed === 1, 'the stall is found out');
    const last = reportsOf(h)
      .flatMap((r) => r.exits.filter((e) => e.id === 'exit_a'))
      .at(-1)!;
    expect(last).toMatchObject({ inFlight: 0, lastFailure: 'connection_timeout' });
  });
  it('keeps its exit from others as long as it lasts', async () => {
    const { h, exits } = await withOneStalling({ hedge: { enabled: false } }, { attemptMs: 2000, totalMs: 5000 });
    const before = exits[0]!.accepted;
    const held = connectOnce(h.port);
    await times(12, async () => expect(await connectOnce(h.port)).toMatch(/^HTTP\/1.1 200 /));
    expect(exits[0]!.accepted - before).toBeLessThanOrEqual(4);
    expect(await held).toMatch(/^HTTP\/1.1 200 /);
  });
  it('is raced by a third exit when the second keeps it waiting as well', async () => {
    // By their weights a and b come first and second.
    const { h, exits } = await withOneStalling({}, { attemptMs: 2000 }, [1000, 1000, 1]);
    exits[1]!.manner = 'stall';
    expect(await connectOnce(h.port)).toMatch(/^HTTP\/1.1 200 [^]*Attempts: 3\r\n/);
    const row = await rowOf(h, ({ attempts }) => attempts === 3);
    expect(row.tries).toMatchObject([
      { kind: 'first', outcome: 'lost' },
      { kind: 'hedge', outcome: 'lost' },
      { exitId: 'exit_c', kind: 'hedge', outcome: 'ok' },
    ]);
    expect(row.ms).toBeLessThan(1000);
    // Each is found out by its own attempt, which goes on, and nothing stays in flight.
    for (const id of ['exit_a', 'exit_b']) await h.until(() => h.reportedOf(id).failed === 1, `${id} is found out`);
    expect(further(h, 'hedges')).toBe(2);
  });
  it('is in doubt for a while after it failed, although nobody waited for it any more', async () => {
    const { h, exits } = await withOneStalling();
    // A loop that was late itself blames nobody: then the next request finds it out.
    while (h.reportedOf('exit_a').failed === 0) await connectOnce(h.port);
    expect(rowsOf(h).some(({ tries }) => tries.some((it) => it.exitId === 'exit_a' && it.outcome === 'lost'))).toBe(
      true,
    );
    const before = exits[0]!.accepted;
    await times(12, async () => expect(await connectOnce(h.port)).toMatch(/^HTTP\/1.1 200 /));
    expect(exits[0]!.accepted).toBe(before);
  });
  it('is not raced beyond the budget of hedges', async () => {
    const { h } = await withOneStalling({ budget: { hedgePercent: 0, hedgeFloor: 0 } }, { attemptMs: 300 });
    await times(3, async () => expect(await connectOnce(h.port)).toMatch(/^HTTP\/1.1 200 /));
    // Told in two reports: it is refused long before the attempt is given up.
    await h.until(() => further(h, 'hedgesRefused') >= 1, 'a hedge that was refused');
    await h.until(() => further(h, 'retries') >= 1, 'the retry instead');
    expect(further(h, 'retries')).toBe(1);
  });
  it('is raced before any byte of an exchange is sent: a POST reaches the target once', async () => {
    const { h } = await withOneStalling();
    const before = world.target.seen.length;
    for (let i = 0; i < 3; i++) expect((await ask(h.port, 'POST', '/', 'hello')).status).toBe(200);
    expect(world.target.seen.slice(before).filter(({ method }) => method === 'POST')).toHaveLength(3);
    await h.until(() => further(h, 'hedgesWon') >= 1, 'a hedge that won');
  });
  it('leaves nothing in flight when its client goes in the middle of the race', async () => {
    const { h, exits } = await withOneStalling();
    exits[1]!.manner = exits[2]!.manner = 'stall';
    const clients = await Promise.all(Array.from({ length: 3 }, () => RawClient.open(h.port)));
    for (const client of clients) client.write(`CONNECT a.test:${world.target.port} HTTP/1.1\r\n\r\n`);
    await expect.poll(() => exits.reduce((sum, e) => sum + e.connections, 0)).toBeGreaterThan(3);
    for (const client of clients) client.cut();
    for (const e of exits) await expect.poll(() => e.connections).toBe(0);
  });
  it('is not raced for a session that keeps its exit', async () => {
    const { h, exits } = await withOneStalling({}, { guarantee: 'any' });
    for (const e of exits) e.manner = 'work';
    const inSession = async (): Promise<string> => {
      const client = await RawClient.open(h.port);
      const head = `CONNECT a.test:${world.target.port} HTTP/1.1\r\nX-Gyre-Session: cart\r\n\r\n`;
      const answer = await client.write(head).until('\r\n\r\n');
      client.cut();
      return /X-Gyre-Exit: exit_(\S+)/.exec(answer)?.[1] ?? answer;
    };
    const bound = await inSession();
    await h.until(() => h.reported().ok === 61, 'all so far are reported');
    // A slow machine may have raced one of those.
    const before = further(h, 'hedges');
    const its = exits.find(({ label }) => label === bound)!;
    let late = true;
    Object.assign(its, { delay: () => (late ? 150 : 0) });
    expect(await inSession()).toBe(bound);
    late = false;
    await h.until(() => h.reported().ok === 62, 'all are reported');
    expect(further(h, 'hedges')).toBe(before);
  });
});

describe('deadlines', () => {
  const slow = { maxAttempts: 10, resilience: resilienceOf({ budget: { retryFloor: 1000 } }) };
  const stalling = (n: number) =>
    Promise.all(Array.from({ length: n }, (_, i) => exit({ label: `s${i}`, scheme: 'socks5h', manner: 'stall' })));
  const took = async (what: Promise<unknown>): Promise<number> => {
    const from = performance.now();
    await what;
    return performance.now() - from;
  };
  it('end an attempt, and the whole request', async () => {
    const exits = await stalling(6);
    const pools = [poolRecord('pool_default', { ...slow, attemptMs: 200, totalMs: 700 })];
    const h = await house({ exits: exits.map((e) => recordOf(e)), pools });
    const answer = connectOnce(h.port);
    expect(await took(answer)).toBeLessThan(1200);
    expect(await answer).toMatch(/^HTTP\/1.1 504 [^]*error=request_timeout/);
    const row = await rowOf(h, ({ ok }) => !ok);
    expect(row.tries.length).toBeGreaterThanOrEqual(2);
    for (const one of row.tries.slice(0, -1)) expect(one.ms).toBeLessThan(420);
  });
  it('end the wait for a first byte', async () => {
    const [slowExit, good] = [await exit({ label: 'slow', manner: 'stall' }), await exit({ label: 'good' })];
    const pools = [poolRecord('pool_default', { ...slow, firstByteMs: 200 })];
    const h = await house({ exits: [recordOf(slowExit), recordOf(good)], pools });
    expect(await ask(h.port)).toMatchObject({ status: 200, body: 'good\n' });
    const row = await rowOf(h, ({ tries }) => tries.length === 2);
    expect(row.tries[0]).toMatchObject({ code: 'http_response_timeout' });
  });
  it('let no first byte take longer than the whole request may', async () => {
    const one = await exit({ label: 'slow', scheme: 'socks5h', delayMs: 100 });
    const pools = [poolRecord('pool_default', { ...slow, firstByteMs: 5000, totalMs: 500 })];
    const h = await house({ exits: [recordOf(one)], pools });
    const answer = ask(h.port, 'GET', '/slow/3000');
    expect(await took(answer)).toBeLessThan(1000);
    expect((await answer).status).toBe(504);
  });
});

describe('an answer that takes too long', () => {
  // Longer than a busy machine makes an exit that works wait, much shorter than the silence.
  const leastMs = 60;
  const racing = { hedge: { answers: true, leastMs } };
  /** After fifty answers of two exits, exit_a takes requests and does not answer. */
  async function withOneSilent(over: Over = racing, firstByteMs = 400) {
    const exits = [await exit({ label: 'a' }), await exit({ label: 'b' })];
    const pools = poolOf({ budget: { hedgePercent: 100, hedgeFloor: 10 }, ...over }, { firstByteMs });
    const h = await house({ exits: exits.map((it) => recordOf(it)), pools });
    await times(60, async () => expect((await ask(h.port)).status).toBe(200));
    exits[0]!.manner = 'stall';
    return { h, exits };
  }

  it('is raced by a second exit for what changes nothing, and the silent one is found out', async () => {
    const { h } = await withOneSilent();
    await times(4, async () => expect((await ask(h.port)).status).toBe(200));
    const row = await rowOf(h, ({ tries }) => tries[0]?.exitId === 'exit_a' && tries[0].outcome === 'lost');
    expect(row.tries).toMatchObject([
      { exitId: 'exit_a', kind: 'first', outcome: 'lost' },
      { exitId: 'exit_b', kind: 'hedge', outcome: 'ok' },
    ]);
    expect(row.ms).toBeLessThan(400);
    await h.until(() => h.reportedOf('exit_a').failed === 1, 'the silence is found out');
    const last = reportsOf(h)
      .flatMap((r) => r.exits.filter((e) => e.id === 'exit_a'))
      .at(-1)!;
    expect(last).toMatchObject({ inFlight: 0, lastFailure: 'http_response_timeout' });
  });
  it('is not raced unless the pool wants it, and never for what may change something', async () => {
    const { h } = await withOneSilent({ hedge: { leastMs } });
    await times(4, async () => expect((await ask(h.port)).status).toBe(200));
    await h.until(() => further(h, 'retries') >= 1, 'the retry instead');
    const posts = await withOneSilent();
    const answers: number[] = [];
    await times(4, async () => answers.push((await ask(posts.h.port, 'POST', '/', 'hello')).status));
    expect(answers.filter((it) => it === 504)).toHaveLength(1);
    const late = await rowOf(posts.h, ({ status }) => status === 504);
    expect(late).toMatchObject({ method: 'POST', tries: [{ exitId: 'exit_a', kind: 'first' }] });
    expect(further(h, 'hedges')).toBe(0);
  });
  it('leaves nothing in flight when its client goes in the middle of the race', async () => {
    const { h, exits } = await withOneSilent();
    exits[1]!.manner = 'stall';
    const client = await RawClient.open(h.port);
    client.write(`GET ${urlOf('/')} HTTP/1.1\r\nHost: a.test\r\n\r\n`);
    await h.until(() => further(h, 'hedges') >= 1, 'the race');
    client.cut();
    await expect.poll(() => exits.map((it) => it.connections)).toEqual([0, 0]);
  });
});
