import { describe, expect, it } from 'vitest';
import { fuzz } from '../../../testkit/fuzz.ts';
import { playbook, type Play } from '../../../testkit/playbook.ts';
import {
  socks5AuthReply,
  Socks5Greeting,
  type Socks5Identity,
  socks5Reply,
  type Socks5Request,
  Socks5RequestReader,
} from './server.ts';

const greet = (turns: Play<Socks5Identity>['turns'], outcome: Play<Socks5Identity>['outcome'], requireAuth = true) =>
  playbook(() => new Socks5Greeting({ requireAuth }), { turns, outcome, hurried: true });
const bob: Socks5Identity = { anonymous: false, username: 'bob', password: 's3' };

describe('the greeting of a SOCKS5 client', () => {
  it('gives its credentials', () => greet([['\x05\x01\x02', '\x05\x02'], ['\x01\x03bob\x02s3']], { done: bob }));
  it('may give them without waiting', () =>
    greet([['\x05\x01\x02\x01\x03bob\x02s3\x05\x01', '\x05\x02']], { done: bob, rest: '\x05\x01' }));
  it('may be anonymous where it need not sign in', () =>
    greet([['\x05\x01\0', '\x05\0']], { done: { anonymous: true } }, false));
  it('names itself where it can, also where it need not', () =>
    greet([['\x05\x02\0\x02', '\x05\x02'], ['\x01\x03bob\x02s3']], { done: bob }, false));
  it('may have an empty password, and UTF-8 in both', () => {
    greet([['\x05\x01\x02', '\x05\x02'], ['\x01\x01u\0']], { done: { anonymous: false, username: 'u', password: '' } });
    greet([['\x05\x01\x02', '\x05\x02'], ['\x01\x02\xc3\xbc\x01\xfc']], {
      done: { anonymous: false, username: 'ü', password: 'ü' },
    });
  });
  it('may be as long as its bytes of length allow', () => {
    const long = 'x'.repeat(255);
    const methods = `\x05\xff${'\x01'.repeat(254)}\x02`;
    greet([[methods, '\x05\x02'], [`\x01\xff${long}\xff${long}`]], {
      done: { anonymous: false, username: long, password: long },
    });
  });

  it('is refused without a method in common', () => {
    greet([['\x05\x01\0', '\x05\xff']], { failed: 'auth_rejected' });
    greet([['\x05\0', '\x05\xff']], { failed: 'auth_rejected' });
    greet([['\x05\x01\x01', '\x05\xff']], { failed: 'auth_rejected' }, false);
  });
  it('is not understood in another protocol', () => {
    greet([['GET']], { failed: 'unsupported_version' });
    greet([['\x05\x01\x02', '\x05\x02'], ['\x05']], { failed: 'malformed' });
  });
  it('is cut off', () =>
    playbook(() => new Socks5Greeting({ requireAuth: true }), {
      turns: [['\x05\x01\x02', '\x05\x02'], ['\x01\x03b']],
      closes: true,
      outcome: { failed: 'unexpected_end' },
    }));
  it('is waited for', () => greet([['\x05\x02\x02']], 'more'));
  it('may be anything', () => {
    const near = ['\x05\x01\x02\x01\x03bob\x02s3rest', '\x05\x01\0rest'];
    fuzz(() => new Socks5Greeting({ requireAuth: true }), { near });
    fuzz(() => new Socks5Greeting({ requireAuth: false }), { near });
  });
  it('gets a verdict', () => {
    expect([...socks5AuthReply(true), ...socks5AuthReply(false)]).toEqual([1, 0, 1, 1]);
  });
});

const ask = (hears: string, outcome: Play<Socks5Request>['outcome'], says = ''): void =>
  playbook(() => new Socks5RequestReader(), { turns: [[hears, says]], outcome, hurried: true });
const reply = (code: number): string => `\x05${String.fromCharCode(code)}\0\x01\0\0\0\0\0\0`;
const command = 'connect';

describe('the request of a SOCKS5 client', () => {
  it('names an address', () =>
    ask('\x05\x01\0\x01\xc0\x00\x02\x01\0\x50', {
      done: { command, host: '192.0.2.1', addressType: 'ipv4', port: 80 },
    }));
  it('names a name, with the first bytes of the tunnel behind it', () =>
    ask('\x05\x01\0\x03\x09A.Example\x01\xbbGET', {
      done: { command, host: 'a.example', addressType: 'name', port: 443 },
      rest: 'GET',
    }));
  it('names an IPv6 address', () =>
    ask(`\x05\x01\0\x04${'\0'.repeat(15)}\x01\x01\xbb`, {
      done: { command, host: '::1', addressType: 'ipv6', port: 443 },
    }));
  it('is answered itself where it cannot be served', () => {
    ask('\x05\x02\0\x01\xc0\x00\x02\x01\0\x50', { failed: 'unsupported_command' }, reply(7));
    ask('\x05\x03\0\x01\xc0\x00\x02\x01\0\x50', { failed: 'unsupported_command' }, reply(7));
    ask('\x05\x01\0\x02\xc0', { failed: 'unsupported_address' }, reply(8));
    ask('\x05\x01\0\x01\xc0\x00\x02\x01\0\0', { failed: 'malformed' }, reply(1));
    ask('\x05\x01\0\x03\x03a b\0\x50', { failed: 'malformed' }, reply(1));
    ask('\x05\x01\0\x03\0\0\x50', { failed: 'malformed' }, reply(1));
    ask('\x05\x01\0\x03\x05127.1\0\x50', { failed: 'malformed' }, reply(1));
  });
  it('is not understood in another protocol', () => ask('\x04\x01', { failed: 'unsupported_version' }));
  it('is cut off', () =>
    playbook(() => new Socks5RequestReader(), {
      turns: [['\x05\x01\0\x03\x09a.e']],
      closes: true,
      outcome: { failed: 'unexpected_end' },
    }));
  it('is waited for', () => ask('\x05\x01\0\x01\xc0\x00\x02\x01\0', 'more'));
  it('may be anything', () =>
    fuzz(() => new Socks5RequestReader(), {
      near: ['\x05\x01\0\x01\xc0\x00\x02\x01\0\x50rest', '\x05\x01\0\x03\x09a.example\x01\xbbrest'],
    }));
  it('gets a reply with the bound address, or with none', () => {
    expect([...socks5Reply(5)]).toEqual([5, 5, 0, 1, 0, 0, 0, 0, 0, 0]);
    expect([...socks5Reply(0, { host: '192.0.2.1', port: 80 })]).toEqual([5, 0, 0, 1, 192, 0, 2, 1, 0, 80]);
    expect([...socks5Reply(0, { host: 'no host', port: 80 })]).toEqual([5, 0, 0, 1, 0, 0, 0, 0, 0, 80]);
  });
});
