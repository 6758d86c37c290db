import { describe, expect, it } from 'vitest';
import type { Exit } from '../model/exit.ts';
import { filledExit } from './filled-exit.ts';

const gate: Exit = {
  ...{ id: 'exit_1', login: '', label: 'gate', scheme: 'http', host: 'pr.oxylabs.io', port: 7777 },
  ...{ username: 'customer-bob', password: 'pw', authorization: 'Basic Y3VzdG9tZXItYm9iOnB3' },
  ...{ insecureTls: false, localAddress: '', country: undefined, ip: undefined },
};

describe('an exit with its login filled in', () => {
  it('is the same exit with another login, and shares no kept connection with other logins', () => {
    const filled = filledExit(gate, 'oxylabs', { country: 'DE' }) as Exit;
    expect(filled).toMatchObject({
      id: 'exit_1',
      host: 'pr.oxylabs.io',
      username: 'customer-bob-cc-DE',
      password: 'pw',
    });
    expect(Buffer.from(filled.authorization!.slice(6), 'base64').toString()).toBe('customer-bob-cc-DE:pw');
    const other = filledExit(gate, 'oxylabs', { country: 'AT' }) as Exit;
    expect(new Set([gate.login, filled.login, other.login]).size).toBe(3);
    expect(filledExit(gate, 'oxylabs', { country: 'DE' })).toEqual(filled);
  });
  it('is the exit itself where nothing is wished', () => expect(filledExit(gate, 'oxylabs', {})).toBe(gate));
  it('has no Proxy-Authorization where the scheme has none', () => {
    const socks: Exit = { ...gate, scheme: 'socks5h', authorization: undefined };
    expect(filledExit(socks, 'oxylabs', { country: 'DE' })).toMatchObject({ username: 'customer-bob-cc-DE' });
    expect((filledExit(socks, 'oxylabs', { country: 'DE' }) as Exit).authorization).toBeUndefined();
  });
  it('is refused where the vendor or the protocol cannot have it', () => {
    expect(filledExit(gate, 'oxylabs', { city: 'berlin' })).toMatchObject({ ok: false });
    const long: Exit = { ...gate, scheme: 'socks5', username: `customer-${'x'.repeat(245)}` };
    expect(filledExit(long, 'oxylabs', { country: 'DE' })).toEqual({
      ok: false,
      message: 'template: the login is longer than SOCKS5 can carry',
    });
  });
});
