import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exitOf } from '../core/snapshot/exit-facts.ts';
import { targetOf } from '../core/model/target.ts';
import { openGround } from '../outbound/open-ground.ts';
import { reach } from '../outbound/reach.ts';
import { exitRecord } from '../../testkit/records.ts';
import { openPracticeHouse, type PracticeHouse } from './practice-house.ts';
import { type PracticeExit, practicePlans } from './practice.ts';

const ground = openGround(() => undefined);
const target = targetOf('shop.gyre.test', 80);

describe('the practice exits', () => {
  let house: PracticeHouse;
  beforeEach(async () => {
    house = await openPracticeHouse(practicePlans, () => 0.9);
  });
  afterEach(() => house.close());

  const named = (label: string): PracticeExit => house.exits.find((it) => it.label === label)!;
  const through = ({ label, scheme, host, port, username, password }: PracticeExit, to = target) =>
    reach(exitOf(exitRecord(label, { scheme, host, port, username, password })), to, 5000, ground);

  it('are at least eight, in several countries, over HTTP and SOCKS5', () => {
    expect(house.exits.length).toBeGreaterThanOrEqual(8);
    expect(new Set(house.exits.map((it) => it.country)).size).toBeGreaterThanOrEqual(5);
    expect(new Set(house.exits.map((it) => it.scheme))).toEqual(new Set(['http', 'socks5h']));
  });

  it('open the way to practice names, each as its manner is', async () => {
    const reached = await Promise.all(house.exits.map(async (it) => [it.label, await through(it)] as const));
    const failed = reached.filter(([, it]) => it.failure !== undefined);
    expect(failed.map(([label, it]) => [label, it.failure?.code])).toEqual([['Johannesburg 1', 'connection_refused']]);
  });

  it('want the right credentials', async () => {
    for (const label of ['Berlin 1', 'Amsterdam 2']) {
      const { failure } = await through({ ...named(label), password: 'wrong' });
      expect([label, failure?.code]).toEqual([label, 'exit_auth_rejected']);
    }
  });

  it('know nothing of the world', async () => {
    const world = targetOf('example.com', 80);
    expect((await through(named('Paris 1'), world)).failure?.code).toBe('destination_unavailable');
    expect((await through(named('London 1'), world)).failure?.code).toBe('destination_unavailable');
  });

  const bodyOf = (label: string, name: string): Promise<string> => {
    const { host, port } = named(label);
    return new Promise<string>((resolve, reject) => {
      const call = request({ host, port, path: `http://${name}/`, headers: { host: name } });
      call.on('error', reject);
      call.on('response', (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => resolve(text));
      });
      call.end();
    });
  };
  it('say in the answer which exit was used', async () => {
    const body = await bodyOf('Wien 1', 'target.gyre.test');
    expect(body).toBe('You reached target.gyre.test through Wien 1 (Wien, AT; http).\n');
  });

  it('from data centers are turned away by one site, the others are not', async () => {
    expect(await bodyOf('Wien 1', 'tickets.choosy.test')).toMatch(/^You reached tickets/);
    expect(await bodyOf('Paris 1', 'tickets.choosy.test')).toMatch(/Access denied/);
    expect(await bodyOf('Paris 1', 'shop.gyre.test')).toMatch(/^You reached shop/);
  });
});
