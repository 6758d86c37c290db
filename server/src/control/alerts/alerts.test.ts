import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PoolHealth } from '@gyre/shared/contract/health';
import { FakeClock } from '../../../testkit/fake-clock.ts';
import { openStoredHouse, type StoredHouse } from '../../../testkit/stored-house.ts';
import type { NearCap } from '../limits/near.ts';
import { silentLog } from '../../base/log.ts';
import { compileAccess } from '../../core/access/rules.ts';
import type { Running } from '../running-port.ts';
import { Alerts, lookMs, quietMs } from './alerts.ts';
import { waitsMs } from './deliveries.ts';
import { post } from './post.ts';

interface Heard {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
const pool = (over: Partial<PoolHealth> = {}): PoolHealth => ({
  ...{ poolId: 'pool_1', poolName: 'mobile', members: 10, ejected: 0, spared: 0, panic: false, panicSinceAt: null },
  ...{ minimumEligible: 3, belowMinimum: false },
  ...over,
});

describe('alerts', () => {
  let server: Server;
  let url = '';
  let house: StoredHouse;
  let clock: FakeClock;
  let alerts: Alerts;
  let heard: Heard[];
  let told: () => void;
  let status: number;
  let pools: PoolHealth[];
  let caps: NearCap[] = [];
  const wired: { alerts?: Alerts } = {};

  const open = (): Alerts =>
    new Alerts({
      ...{ clock, log: silentLog, shelf: house.services.inventory.alerts },
      facts: () => ({ pools, caps, failing: new Map(), enabled: 10 }),
      post: (it) => post(it, compileAccess(house.services.inventory.settings())),
      changed: (noun) => noun === 'webhooks' && told(),
    });
  /** Resolves when so many tries are over. */
  const tries = (count: number): Promise<void> =>
    new Promise((resolve) => {
      let left = count;
      told = () => --left === 0 && resolve();
    });
  const add = async (over: object = {}): Promise<{ id: string; secret: string }> => {
    const made = await house.call('webhooks.create', { body: { name: 'chat', url, ...over } });
    return { id: made.data.id, secret: made.secret };
  };

  beforeEach(async () => {
    heard = [];
    status = 204;
    pools = [pool()];
    told = () => {};
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        heard.push({ headers: request.headers, body });
        response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    house = openStoredHouse({
      allowPrivateTargets: true,
      running: () => ({ alerts: wired.alerts }) as unknown as Running,
    });
    clock = new FakeClock(1_800_000_000_000);
    alerts = wired.alerts = open();
    alerts.restore();
  });
  afterEach(async () => {
    alerts.close();
    house.close();
    await new Promise((resolve) => server.close(resolve));
  });

  it('open when a pool is in trouble, are told with a signature that fits, and close when it is over for a while', async () => {
    const { secret } = await add();
    const first = tries(1);
    pools = [pool({ ejected: 8, panic: true })];
    await clock.advance(2 * lookMs);
    await first;
    const { headers, body } = heard[0]!;
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
    expect(JSON.parse(body)).toMatchObject({ type: 'alert.opened', data: { kind: 'pool_panic', aboutName: 'mobile' } });
    const second = tries(1);
    pools = [pool()];
    await clock.advance(quietMs - lookMs);
    expect((await house.call('alerts.list', { query: { open: 'true' } })).total).toBe(1);
    await clock.advance(3 * lookMs);
    await second;
    expect(JSON.parse(heard[1]!.body)).toMatchObject({ type: 'alert.closed' });
    expect((await house.call('alerts.list', { query: { open: 'true' } })).total).toBe(0);
    expect((await house.call('webhooks.list')).items).toMatchObject([{ lastStatus: 204, failures: 0, waiting: 0 }]);
  });

  it('are told once for what lasts, and only to those who want to know', async () => {
    await add({ kinds: ['gateway_failing'] });
    await add({ enabled: false });
    pools = [pool({ belowMinimum: true, ejected: 8 })];
    await clock.advance(20 * lookMs);
    expect((await house.call('alerts.list')).items).toMatchObject([
      { text: 'Pool mobile has 2 of 10 members eligible; at least 3 are wanted.' },
    ]);
    expect(heard).toEqual([]);
  });

  it('are told again after a longer and longer while, also after a restart, with the same id', async () => {
    await add();
    status = 302;
    let next = tries(1);
    for (let i = 0; i < 5; i++) alerts.ejected();
    await clock.advance(2 * lookMs);
    await next;
    expect((await house.call('webhooks.list')).items).toMatchObject([
      { lastStatus: 302, lastProblem: 'It answered 302.', failures: 1, waiting: 1 },
    ]);
    alerts.close();
    alerts = wired.alerts = open();
    alerts.restore();
    status = 200;
    next = tries(1);
    await clock.advance(waitsMs[0]! + lookMs);
    await next;
    expect(heard.map((it) => it.headers['webhook-id'])).toEqual(new Array(2).fill(heard[0]!.headers['webhook-id']));
    expect(JSON.parse(heard[1]!.body)).toMatchObject({ data: { kind: 'mass_ejection' } });
    expect((await house.call('webhooks.list')).items).toMatchObject([{ failures: 0, waiting: 0 }]);
    expect((await house.call('alerts.list')).total).toBe(1);
  });

  it('tell of a cap at 80 % and again when it is spent', async () => {
    await add();
    const near = { user: 'u1', name: 'alice', kind: 'month', capText: '1 GB' } as const;
    caps = [{ ...near, percent: 83 }];
    await clock.advance(lookMs);
    caps = [{ ...near, percent: 100 }];
    await clock.advance(lookMs);
    const { items } = await house.call('alerts.list');
    expect(items.map((it) => [it.about, it.text]).sort()).toEqual([
      ['u1 month 100', 'Proxy user alice has spent its cap of 1 GB per month; its requests are refused.'],
      ['u1 month 80', 'Proxy user alice has used more than 80 % of its cap of 1 GB per month.'],
    ]);
    // The first one closes: it is more than nearly.
    await clock.advance(quietMs + lookMs);
    expect((await house.call('alerts.list')).items.filter((it) => it.closedAt === null)).toHaveLength(1);
  });

  it('are tested with one call that waits for the answer', async () => {
    const { id } = await add();
    expect(await house.call('webhooks.test', { params: { id } })).toMatchObject({ ok: true, status: 204 });
    expect(JSON.parse(heard[0]!.body)).toMatchObject({ type: 'alert.test' });
    await expect(house.call('webhooks.test', { params: { id: 'webhook_none' } })).rejects.toThrow(
      'There is no webhook',
    );
  });

  it('go nowhere private unless that is allowed, whatever a name means by then', async () => {
    const guarded = compileAccess({ allowPrivateTargets: false, refusedPorts: [] });
    expect(await post({ url, headers: {}, body: '' }, guarded)).toMatchObject({ ok: false, status: null });
    expect((await post({ url: 'http://localhost/', headers: {}, body: '' }, guarded)).problem).toContain(
      'may not be reached',
    );
    await expect(add({ url: 'ftp://files.example/' })).rejects.toThrow('http://');
    expect(heard).toEqual([]);
  });
});
