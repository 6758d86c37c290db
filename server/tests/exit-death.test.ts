// Exits die under load; clients do not notice.
import { describe, expect, it } from 'vitest';
import type { FakeExit } from '../testkit/fake-exit.ts';
import type { FakeTarget } from '../testkit/fake-target.ts';
import { recordOf, type TestHouse } from '../testkit/house.ts';
import { RawClient } from '../testkit/raw-client.ts';
import { stage } from './stage.ts';

const here = stage();

async function world(n: number): Promise<{ exits: FakeExit[]; house: TestHouse; target: FakeTarget }> {
  const exits = await Promise.all(Array.from({ length: n }, (_, i) => here.exit({ label: String(i) })));
  const house = await here.house({ exits: exits.map((e) => recordOf(e)) });
  return { exits, house, target: here.target };
}

/** `total` requests, `width` at a time; `midway` runs once half of them are done. Returns the answers. */
async function load(
  total: number,
  width: number,
  one: () => Promise<string>,
  midway: () => unknown,
): Promise<string[]> {
  const answers: string[] = [];
  let begun = 0;
  const lane = async (): Promise<void> => {
    while (begun < total) {
      if (++begun === total / 2) await midway();
      answers.push(await one());
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return answers;
}

describe('when one of three exits dies under load', () => {
  it('no GET fails', async () => {
    const { exits, house, target } = await world(3);
    const clients = await Promise.all(Array.from({ length: 50 }, () => RawClient.open(house.port)));
    const one = async (): Promise<string> => {
      const client = clients.pop()!;
      client.write(`GET http://a.test:${target.port}/ HTTP/1.1\r\nHost: a.test\r\n\r\n`);
      const { status } = await client.response();
      clients.push(client);
      return String(status);
    };
    const answers = await load(1000, 50, one, () => exits[1]!.kill());
    expect(answers.filter((status) => status !== '200')).toEqual([]);
    expect(answers).toHaveLength(1000);
  });

  it('no CONNECT fails', async () => {
    const { exits, house, target } = await world(3);
    const one = async (): Promise<string> => {
      const client = await RawClient.open(house.port);
      const reply = await client.write(`CONNECT a.test:${target.port} HTTP/1.1\r\n\r\n`).until('\r\n\r\n');
      client.cut();
      return reply.split(' ')[1]!;
    };
    const answers = await load(1000, 50, one, () => exits[1]!.kill());
    expect(answers.filter((status) => status !== '200')).toEqual([]);
  });
});

it('leaves an ejected exit alone, and takes it back when control says so', async () => {
  const { exits, house, target } = await world(2);
  house.health([['exit_0', 'ejected']]);
  const client = await RawClient.open(house.port);
  const ask = async (): Promise<string> =>
    (await client.write(`GET http://a.test:${target.port}/ HTTP/1.1\r\nHost: a.test\r\n\r\n`).response()).body.trim();
  expect([await ask(), await ask(), await ask()]).toEqual(['1', '1', '1']);
  expect(exits[0]!.accepted).toBe(0);
  house.health([['exit_0', 'healthy']]);
  expect(new Set([await ask(), await ask()])).toEqual(new Set(['0', '1']));
});

it('follows a patch: a new exit is used, a removed one no more', async () => {
  const { exits, house, target } = await world(1);
  const other = await here.exit({ scheme: 'socks5h', label: 'other' });
  house.put([recordOf(other)], ['exit_0']);
  await house.until(() => house.heard.some((m) => m.type === 'ack' && m.revision === 2), 'revision 2');
  const client = await RawClient.open(house.port);
  client.write(`GET http://a.test:${target.port}/ HTTP/1.1\r\nHost: a.test\r\n\r\n`);
  expect((await client.response()).body).toBe('other\n');
  expect(exits[0]!.accepted).toBe(0);
});

it('survives random bytes on its port', async () => {
  const { target } = here;
  // Some noise is a valid request for an address out there: all of them lead to the target here.
  const exit = await here.exit({ resolve: () => ({ host: '127.0.0.1', port: target.port }) });
  const house = await here.house({ exits: [recordOf(exit)] });
  let seed = 7;
  const noise = (): Buffer => {
    const bytes = Buffer.alloc(1 + (seed % 200));
    for (let i = 0; i < bytes.length; i++) bytes[i] = (seed = (seed * 1103515245 + 12345) & 0x7fffffff) >> 16;
    return bytes;
  };
  const starts = ['', '\x05', '\x04\x01', 'GET ', 'CONNECT ', '\x16\x03'];
  for (let i = 0; i < 300; i++) {
    const client = await RawClient.open(house.port);
    client.write(Buffer.concat([Buffer.from(starts[i % starts.length]!, 'latin1'), noise()])).end();
    await client.closed();
  }
  const client = await RawClient.open(house.port);
  client.write(`GET http://a.test:${target.port}/ HTTP/1.1\r\nHost: a.test\r\n\r\n`);
  expect((await client.response()).status).toBe(200);
});
