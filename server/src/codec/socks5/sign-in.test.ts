import { describe, expect, it } from 'vitest';
import { Socks5SignIn } from './sign-in.ts';

const credentials = { username: 'a', password: 'b' };

/** Feeds the bytes one at a time and returns the last step and everything that was sent. */
function talk(machine: Socks5SignIn, bytes: readonly number[]): { state: string; sent: number[] } {
  const sent = [...machine.first];
  let state = 'more';
  for (const byte of bytes) {
    const step = machine.take(Uint8Array.of(byte));
    state = step.state;
    if (step.state === 'more' && step.send !== undefined) sent.push(...(step.send as Uint8Array));
    if (state !== 'more') break;
  }
  return { state, sent };
}

describe('signing in at a SOCKS5 exit', () => {
  it('is done when the exit wants no credentials, and sends no request', () => {
    expect(talk(new Socks5SignIn(), [5, 0])).toEqual({ state: 'done', sent: [5, 1, 0] });
  });
  it('is done when the exit takes the credentials', () => {
    const sent = [5, 2, 0, 2, 1, 1, 0x61, 1, 0x62];
    expect(talk(new Socks5SignIn(credentials), [5, 2, 1, 0])).toEqual({ state: 'done', sent });
  });
  it('fails when the exit rejects the credentials', () => {
    const greeting = new Socks5SignIn(credentials);
    greeting.take(Uint8Array.of(5, 2));
    expect(greeting.take(Uint8Array.of(1, 1))).toMatchObject({ state: 'failed', code: 'auth_rejected' });
  });
  it('fails when the exit speaks something else, or leaves', () => {
    expect(talk(new Socks5SignIn(), [0x48, 0x54]).state).toBe('failed');
    expect(new Socks5SignIn().end()).toMatchObject({ state: 'failed', code: 'unexpected_end' });
  });
  it('takes the whole answer in one piece', () => {
    const greeting = new Socks5SignIn(credentials);
    expect(greeting.take(Uint8Array.of(5, 2)).state).toBe('more');
    expect(greeting.take(Uint8Array.of(1, 0)).state).toBe('done');
  });
});
