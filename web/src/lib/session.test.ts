import { beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from './api-client.ts';
import { noteFailure, session, signedIn, signedOut, withSession } from './session.ts';

const rosa = { kind: 'admin', name: 'rosa', scope: 'admin', csrf: 'c1' } as const;
const ended = new ApiError(401, null, null, 'Sign in first.');

describe('a session', () => {
  beforeEach(() => signedOut());

  it('that ends in the middle of a write waits for the sign-in and sends it again', async () => {
    signedIn(rosa);
    let tries = 0;
    const write = withSession(async () => {
      tries += 1;
      if (tries === 1) throw ended;
      return 'written';
    });
    await Promise.resolve();
    expect(session.get()).toEqual({ identity: rosa, expired: true });
    signedIn(rosa);
    await expect(write).resolves.toBe('written');
    expect(tries).toBe(2);
  });

  it('is not said to have ended when nobody was signed in', () => {
    noteFailure(ended);
    expect(session.get().expired).toBe(false);
  });

  it('lives on after any other failure', async () => {
    signedIn(rosa);
    const conflict = new ApiError(409, null, null, 'Taken.');
    await expect(withSession(() => Promise.reject(conflict))).rejects.toBe(conflict);
    expect(session.get().expired).toBe(false);
  });
});
