import { describe, expect, it } from 'vitest';
import { as, fakeApi, json } from '../../../testkit/fake-services.ts';
import { ServiceError } from '../../control/services/errors.ts';
import { IdempotencyMemory, type Remembered } from './idempotency.ts';

const create = (name: string, key: string, scope: 'operate' | 'admin' = 'operate'): [string, RequestInit] => {
  const it = json({ name });
  return [
    '/api/v1/proxy-users',
    { method: 'POST', ...it, headers: { ...as(scope), ...it.headers, 'idempotency-key': key } },
  ];
};

describe('a create with an Idempotency-Key', () => {
  it('sent twice creates once and answers the same', async () => {
    const { app, fake } = fakeApi();
    const [first, second] = [await app.request(...create('bob', 'k1')), await app.request(...create('bob', 'k1'))];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(await second.text()).toBe(await first.text());
    expect([first, second].map((it) => it.headers.get('idempotency-replayed'))).toEqual([null, 'true']);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    expect(fake.calls).toHaveLength(1);
  });

  it('with another body is a conflict', async () => {
    const { app } = fakeApi();
    await app.request(...create('bob', 'k1'));
    expect((await app.request(...create('eve', 'k1'))).status).toBe(409);
  });

  it('belongs to who sent it', async () => {
    const { app, fake } = fakeApi();
    await app.request(...create('bob', 'k1'));
    expect((await app.request(...create('eve', 'k1', 'admin'))).status).toBe(201);
    expect(fake.calls).toHaveLength(2);
  });

  it('that was refused may be tried again', async () => {
    const { app, fake } = fakeApi();
    fake.instead.set('proxyUsers.create', () => {
      throw new ServiceError('conflict', 'There is a bob.');
    });
    expect((await app.request(...create('bob', 'k1'))).status).toBe(409);
    fake.instead.clear();
    expect((await app.request(...create('bob', 'k1'))).status).toBe(201);
  });

  it('must have a key that can be kept', async () => {
    expect((await fakeApi().app.request(...create('bob', 'x'.repeat(201)))).status).toBe(400);
  });
});

describe('IdempotencyMemory', () => {
  const answer = (body: string): Remembered => ({ status: 201, headers: [], body });

  it('makes a second call wait for the first', async () => {
    const memory = new IdempotencyMemory(() => 0);
    let finish = (_: Remembered): void => undefined;
    const first = memory.once('k', 'b', () => new Promise((resolve) => (finish = resolve)));
    const second = memory.once('k', 'b', () => Promise.reject(new Error('ran twice')));
    finish(answer('one'));
    expect([(await first).replayed, (await second).replayed]).toEqual([false, true]);
    expect((await second).answer.body).toBe('one');
  });

  it('forgets after a day', async () => {
    let now = 0;
    const memory = new IdempotencyMemory(() => now);
    await memory.once('k', 'b', async () => answer('one'));
    now = 24 * 3600 * 1000 - 1;
    expect((await memory.once('k', 'b', async () => answer('two'))).answer.body).toBe('one');
    now += 1;
    expect((await memory.once('k', 'b', async () => answer('two'))).answer.body).toBe('two');
  });

  it('keeps the newest thousand', async () => {
    const memory = new IdempotencyMemory(() => 0);
    for (let i = 0; i <= 1000; i++) await memory.once(`k${i}`, 'b', async () => answer(String(i)));
    expect((await memory.once('k1', 'b', async () => answer('again'))).replayed).toBe(true);
    expect((await memory.once('k0', 'b', async () => answer('again'))).replayed).toBe(false);
  });
});
