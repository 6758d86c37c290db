import { describe, expect, it } from 'vitest';
import {
  exitRecord,
  frameOf,
  listenerRecord,
  poolRecord,
  proxyUserRecord,
  snapshotOf,
} from '../../../testkit/records.ts';
import { runTicket } from '../../base/run-ticket.ts';
import { failure } from '../../core/model/failure.ts';
import { RequestIds } from '../request-id.ts';
import { refusedRow } from '../request-row.ts';
import { Credentials } from './auth.ts';

const world = snapshotOf(
  [exitRecord('exit_a', { country: 'DE' })],
  frameOf({
    pools: [poolRecord('pool_default', { name: 'default' }), poolRecord('pool_other', { name: 'other' })],
    users: [proxyUserRecord('alice', 'secret', ['pool_default'])],
  }),
);
const listener = listenerRecord(1);
const heard = { kind: 'connect', method: 'CONNECT', target: 'shop.test:443', listenerId: listener.id } as const;

/** The row of a request that these credentials were not enough for. */
function rowFor(username: string, password: string, headers?: readonly string[]) {
  const credentials = new Credentials();
  const value = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  let caller = credentials.ofHeader(world, listener, value);
  if (headers !== undefined && !('code' in caller)) caller = credentials.withHeaders(world, caller, headers);
  if (!('code' in caller)) throw new Error('it may go on');
  return refusedRow({ ...heard, caller: undefined }, caller, { worker: 1, revision: 1, ids: new RequestIds(1) });
}

describe('the row of a request whose wishes lead nowhere', () => {
  it.each([
    ['alice-contry-de', 'invalid_wishes'],
    ['alice-country-zz', 'invalid_wishes'],
    ['alice-tag-gold', 'invalid_wishes'],
    ['alice-pool-other', 'pool_not_allowed'],
  ])('names the proxy user of %s', (username, code) => {
    expect(rowFor(username, 'secret')).toMatchObject({ proxyUser: 'alice', code });
  });
  it('names it when the wishes behind the password or in headers are wrong', () => {
    expect(rowFor('alice', 'secret_country-zz')).toMatchObject({ proxyUser: 'alice', code: 'invalid_wishes' });
    expect(rowFor('alice', 'secret', ['x-gyre-country', 'zz'])).toMatchObject({ proxyUser: 'alice' });
  });
  it('names nobody who has not shown the password', () => {
    expect(rowFor('alice-contry-de', 'guessed')).toMatchObject({ proxyUser: null, code: 'proxy_auth_rejected' });
    expect(
      refusedRow(undefined, failure('proxy_auth_required'), { worker: 1, revision: 1, ids: new RequestIds(1) })
        .proxyUser,
    ).toBeNull();
  });
});

describe('the password before', () => {
  const clock = { now: 1000 };
  const old = { verifier: proxyUserRecord('x', 'former', []).verifier, until: 2000 };
  const users = [proxyUserRecord('alice', 'secret', ['pool_default'], { old })];
  const two = snapshotOf([], frameOf({ pools: [poolRecord('pool_default', { name: 'default' })], users }));
  const ask = (credentials: Credentials, password: string) => {
    const caller = credentials.ofSocks(two, listener, 'alice', password);
    return 'code' in caller ? caller.code : caller.old;
  };

  it('is accepted beside the new one until its time is over, remembered or not', () => {
    clock.now = 1000;
    const credentials = new Credentials(() => clock.now);
    expect([ask(credentials, 'secret'), ask(credentials, 'former'), ask(credentials, 'former')]).toEqual([
      false,
      true,
      true,
    ]);
    clock.now = 2000;
    expect([ask(credentials, 'secret'), ask(credentials, 'former')]).toEqual([false, 'proxy_auth_rejected']);
  });
  it('leaves run tickets to their one user and their few seconds', () => {
    clock.now = 1000;
    const credentials = new Credentials(() => clock.now);
    const { verifierKey } = two.settings;
    const ticket = runTicket(verifierKey, 'puser_alice', 1500);
    expect(ask(credentials, ticket)).toBe(false);
    expect(ask(credentials, runTicket(verifierKey, 'puser_bob', 1500))).toBe('proxy_auth_rejected');
    expect(ask(credentials, ticket.replace('1500', '9500'))).toBe('proxy_auth_rejected');
    clock.now = 1500;
    expect(ask(credentials, ticket)).toBe('proxy_auth_rejected');
  });
});
