import { describe, expect, it } from 'vitest';
import { fuzz } from '../../../testkit/fuzz.ts';
import { playbook, type Play } from '../../../testkit/playbook.ts';
import { socks4CanCarry, Socks4Client } from './client.ts';

const target = { host: '192.0.2.1', port: 80 };
const asked = '\x04\x01\x00\x50\xc0\x00\x02\x01\0';
const play = (hears: string, outcome: Play<Record<never, never>>['outcome'], closes = false): void =>
  playbook(() => new Socks4Client(target, '4'), { first: asked, turns: [[hears]], outcome, closes });

describe('SOCKS4 toward an exit', () => {
  it('asks with an address and is granted', () => play('\0\x5a\0\0\0\0\0\0', { done: {} }));
  it('leaves alone what lies behind the reply', () => play('\0\x5a\0\0\0\0\0\0tunnel', { done: {}, rest: 'tunnel' }));
  it('accepts a reply with version 4', () => play('\x04\x5a\x01\x02\x03\x04\x05\x06', { done: {} }));
  it('sends a user id', () =>
    playbook(() => new Socks4Client({ ...target, userid: 'bü' }, '4'), {
      first: '\x04\x01\x00\x50\xc0\x00\x02\x01b\xc3\xbc\0',
      turns: [['\0\x5a\0\0\0\0\0\0']],
      outcome: { done: {} },
    }));
  it('sends a name in 4a', () =>
    playbook(() => new Socks4Client({ host: 'a.example', port: 8080, userid: 'u' }, '4a'), {
      first: '\x04\x01\x1f\x90\0\0\0\x01u\0a.example\0',
      turns: [['\0\x5a\0\0\0\0\0\0']],
      outcome: { done: {} },
    }));

  it('is refused', () => play('\0\x5b\0\0\0\0\0\0', { failed: 'general_failure' }));
  it('is refused for its user', () => {
    play('\0\x5c', { failed: 'auth_rejected' });
    play('\0\x5d', { failed: 'auth_rejected' });
  });
  it('does not understand another code', () => play('\0\x10', { failed: 'malformed' }));
  it('does not understand another protocol', () => play('SSH-2.0', { failed: 'unsupported_version' }));
  it('is cut off', () => play('\0\x5a\0\0', { failed: 'unexpected_end' }, true));
  it('waits for all eight bytes', () => play('\0\x5a\0\0\0\0\0', 'more'));

  it('knows what it cannot carry', () => {
    expect(socks4CanCarry('192.0.2.1', '4')).toBe(true);
    expect(socks4CanCarry('a.example', '4')).toBe(false);
    expect(socks4CanCarry('a.example', '4a')).toBe(true);
    expect(socks4CanCarry('2001:db8::1', '4a')).toBe(false);
    expect(socks4CanCarry('0.0.0.1', '4a')).toBe(false);
    expect(socks4CanCarry('no host', '4a')).toBe(false);
    expect(() => new Socks4Client({ host: 'a.example', port: 1 }, '4')).toThrow(RangeError);
    expect(() => new Socks4Client({ ...target, userid: 'a\0b' }, '4')).toThrow(RangeError);
  });
  it('survives anything', () => fuzz(() => new Socks4Client(target, '4'), { near: ['\0\x5a\0\0\0\0\0\0rest'] }));
});
