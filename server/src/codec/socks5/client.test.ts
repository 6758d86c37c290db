import { describe, it } from 'vitest';
import { fuzz } from '../../../testkit/fuzz.ts';
import { playbook, type Play } from '../../../testkit/playbook.ts';
import { Socks5Client, type Socks5Bound } from './client.ts';

const target = { host: '192.0.2.1', port: 80 };
const credentials = { username: 'bob', password: 's3' };
const request = '\x05\x01\0\x01\xc0\x00\x02\x01\0\x50';
const signIn = '\x01\x03bob\x02s3';
const nowhere: Socks5Bound = { host: '0.0.0.0', port: 0 };
const granted = '\x05\0\0\x01\0\0\0\0\0\0';

const open = (turns: Play<Socks5Bound>['turns'], outcome: Play<Socks5Bound>['outcome'], closes = false): void =>
  playbook(() => new Socks5Client(target), { first: '\x05\x01\0', turns, outcome, closes });
const secret = (turns: Play<Socks5Bound>['turns'], outcome: Play<Socks5Bound>['outcome']): void =>
  playbook(() => new Socks5Client(target, credentials), { first: '\x05\x02\0\x02', turns, outcome });

describe('SOCKS5 toward an exit', () => {
  it('asks and is granted', () => open([['\x05\0', request], [granted]], { done: nowhere }));
  it('leaves alone what lies behind the reply', () =>
    open([['\x05\0', request], [`${granted}tunnel`]], { done: nowhere, rest: 'tunnel' }));
  it('reads the bound address in every form', () => {
    open([['\x05\0', request], ['\x05\0\0\x03\x09a.example\0\x50']], { done: { host: 'a.example', port: 80 } });
    open([['\x05\0', request], [`\x05\0\0\x04${'\0'.repeat(15)}\x01\0\x50`]], { done: { host: '::1', port: 80 } });
    open([['\x05\0', request], ['\x05\0\0\x03\0\0\x50']], { done: { host: undefined, port: 80 } });
  });
  it('sends names as names and IPv6 as IPv6', () => {
    const asks = (host: string, says: string): void =>
      playbook(() => new Socks5Client({ host, port: 443 }), {
        first: '\x05\x01\0',
        turns: [['\x05\0', says], [granted]],
        outcome: { done: nowhere },
      });
    asks('a.example', '\x05\x01\0\x03\x09a.example\x01\xbb');
    asks('2001:db8::1', '\x05\x01\0\x04\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\x01\x01\xbb');
  });
  it('signs in where the exit wants it', () =>
    secret([['\x05\x02', signIn], ['\x01\0', request], [granted]], { done: nowhere }));
  it('does not sign in where the exit does not want it', () =>
    secret([['\x05\0', request], [granted]], { done: nowhere }));
  it('accepts a verdict with the version of SOCKS', () =>
    secret([['\x05\x02', signIn], ['\x05\0', request], [granted]], { done: nowhere }));

  it('is rejected', () => {
    secret([['\x05\x02', signIn], ['\x01\x01']], { failed: 'auth_rejected' });
    secret([['\x05\xff']], { failed: 'auth_rejected' });
    open([['\x05\xff']], { failed: 'auth_rejected' });
  });
  it('does not follow a choice that was not offered', () => {
    open([['\x05\x02']], { failed: 'malformed' });
    secret([['\x05\x01']], { failed: 'malformed' });
  });
  it.each([
    [1, 'general_failure'],
    [2, 'not_allowed'],
    [3, 'unreachable_network'],
    [4, 'unreachable_host'],
    [5, 'refused'],
    [6, 'ttl_expired'],
    [7, 'unsupported_command'],
    [8, 'unsupported_address'],
    [9, 'general_failure'],
    [0xf0, 'general_failure'],
  ] as const)('takes reply %i for %s, also when it is cut short', (code, fault) => {
    open([['\x05\0', request], [`\x05${String.fromCharCode(code)}\0\x01\0\0\0\0\0\0`]], { failed: fault });
    open([['\x05\0', request], [`\x05${String.fromCharCode(code)}`]], { failed: fault });
  });
  it('does not understand another protocol, at any place', () => {
    open([['HTTP/1.1']], { failed: 'unsupported_version' });
    open([['\x05\0', request], ['HTTP/1.1']], { failed: 'unsupported_version' });
    secret([['\x05\x02', signIn], ['HTTP']], { failed: 'unsupported_version' });
    open([['\x05\0', request], ['\x05\0\0\x07\0']], { failed: 'malformed' });
  });
  it('is cut off', () => {
    open([['\x05']], { failed: 'unexpected_end' }, true);
    open([['\x05\0', request], ['\x05\0\0\x01\0']], { failed: 'unexpected_end' }, true);
  });
  it('waits', () => open([['\x05\0', request], ['\x05\0\0\x01\0\0\0\0\0']], 'more'));

  it('sends nothing that cannot be sent', () => {
    playbook(() => new Socks5Client({ host: 'no host', port: 1 }), {
      first: '\x05\x01\0',
      turns: [['\x05\0']],
      outcome: { failed: 'unsupported_address' },
    });
    playbook(() => new Socks5Client(target, { username: 'u'.repeat(256), password: '' }), {
      first: '\x05\x02\0\x02',
      turns: [['\x05\x02']],
      outcome: { failed: 'auth_rejected' },
    });
  });
  it('does not listen to a peer that speaks before it is asked', () => {
    const machine = new Socks5Client(target);
    machine.take(Uint8Array.of(5));
    const step = machine.take(Uint8Array.of(0, 5, 0));
    if (step.state !== 'failed' || step.code !== 'malformed') throw new Error(`${step.state} instead of malformed`);
  });
  it('survives anything', () => {
    fuzz(() => new Socks5Client(target), { inTurns: true, near: [`\x05\0${granted}`] });
    fuzz(() => new Socks5Client(target, credentials), { inTurns: true, near: [`\x05\x02\x01\0${granted}`] });
  });
});
