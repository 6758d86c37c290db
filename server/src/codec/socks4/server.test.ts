import { describe, expect, it } from 'vitest';
import { fuzz } from '../../../testkit/fuzz.ts';
import { playbook, type Play } from '../../../testkit/playbook.ts';
import { type Socks4Request, socks4Reply, Socks4Server } from './server.ts';

const rejected = '\0\x5b\0\0\0\0\0\0';
const play = (hears: string, outcome: Play<Socks4Request>['outcome'], says = ''): void =>
  playbook(() => new Socks4Server(), { turns: [[hears, says]], outcome, hurried: true });
const address = { host: '192.0.2.1', addressType: 'ipv4', port: 80, userid: '' } as const;
const name = { host: 'a.example', addressType: 'name', port: 443, userid: 'bob' } as const;

describe('SOCKS4 toward a client', () => {
  it('reads an address', () => play('\x04\x01\x00\x50\xc0\x00\x02\x01\0', { done: address }));
  it('leaves alone what lies behind the request', () =>
    play('\x04\x01\x00\x50\xc0\x00\x02\x01\0GET', { done: address, rest: 'GET' }));
  it('reads a user id', () =>
    play('\x04\x01\x00\x50\xc0\x00\x02\x01b\xc3\xbc\0', { done: { ...address, userid: 'bü' } }));
  it('reads a name and writes it small', () => play('\x04\x01\x01\xbb\0\0\0\x07bob\0A.Example\0', { done: name }));
  it('reads a literal sent as a name', () =>
    play('\x04\x01\x01\xbb\0\0\0\x01\0' + '2001:DB8::1\0', {
      done: { host: '2001:db8::1', addressType: 'ipv6', port: 443, userid: '' },
    }));
  it('takes 0.0.0.0 for an address, not for the announcement of a name', () =>
    play('\x04\x01\x00\x50\0\0\0\0\0', { done: { ...address, host: '0.0.0.0' } }));

  it('serves CONNECT only', () => play('\x04\x02', { failed: 'unsupported_command' }, rejected));
  it('refuses port 0', () => play('\x04\x01\0\0\xc0\x00\x02\x01\0', { failed: 'malformed' }, rejected));
  it('refuses a name that is no host', () => {
    play('\x04\x01\0\x50\0\0\0\x01\0a b\0', { failed: 'malformed' }, rejected);
    play('\x04\x01\0\x50\0\0\0\x01\x00127.1\0', { failed: 'malformed' }, rejected);
    play('\x04\x01\0\x50\0\0\0\x01\0\0', { failed: 'malformed' }, rejected);
  });
  it('takes texts of 255 bytes and no more', () => {
    const user = 'u'.repeat(255);
    play(`\x04\x01\x00\x50\xc0\x00\x02\x01${user}\0`, { done: { ...address, userid: user } });
    play(`\x04\x01\x00\x50\xc0\x00\x02\x01${user}u`, { failed: 'too_large' }, rejected);
    play(`\x04\x01\x00\x50\0\0\0\x01\0${'n'.repeat(256)}`, { failed: 'too_large' }, rejected);
  });
  it('does not answer another protocol', () => play('\x05\x01', { failed: 'unsupported_version' }));
  it('is cut off', () =>
    playbook(() => new Socks4Server(), {
      turns: [['\x04\x01\x00\x50\xc0\x00\x02\x01us']],
      closes: true,
      outcome: { failed: 'unexpected_end' },
    }));
  it('waits for the end of the user id', () => play('\x04\x01\x00\x50\xc0\x00\x02\x01us', 'more'));
  it('answers in eight bytes', () => {
    expect([...socks4Reply(true)]).toEqual([0, 90, 0, 0, 0, 0, 0, 0]);
    expect([...socks4Reply(false)]).toEqual([0, 91, 0, 0, 0, 0, 0, 0]);
  });
  it('survives anything', () =>
    fuzz(() => new Socks4Server(), {
      near: ['\x04\x01\x00\x50\xc0\x00\x02\x01bob\0rest', '\x04\x01\x01\xbb\0\0\0\x07bob\0a.example\0rest'],
    }));
});
