import { describe, expect, it } from 'vitest';
import { ApiError } from '../../lib/api-client.ts';
import { claimGaps, codeFromHash, reasonOf } from './reasons.ts';

const failed = (status: number, retryAfter: number | null = null, pointer?: string): ApiError =>
  new ApiError(
    status,
    {
      type: '/problems/x',
      title: 'x',
      status,
      code: 'validation',
      detail: 'Said by the server.',
      requestId: 'r1',
      ...(pointer === undefined ? {} : { errors: [{ pointer, code: 'x', message: 'not like this' }] }),
    },
    retryAfter,
    'Said by the server.',
  );

describe('signing in', () => {
  it('says one sentence for a wrong name and a wrong password', () => {
    expect(reasonOf(failed(401), 'Name or password is wrong.', 0)?.text).toBe('Name or password is wrong.');
  });
  it('says until when to wait after too many tries', () => {
    expect(reasonOf(failed(429, 30), '', 1000)).toEqual({ text: 'Said by the server.', untilAt: 31_000 });
  });
  it('leaves it to the field when the server named one', () => {
    expect(reasonOf(failed(400, null, '/name'), '', 0)).toBeNull();
    expect(reasonOf(failed(409), '', 0)?.text).toBe('Said by the server.');
  });
  it('asks whether Gyre runs when nobody answers', () => {
    expect(reasonOf(new ApiError(0, null, null, 'x'), '', 0)?.text).toMatch(/still running/);
  });
});

describe('the first claim', () => {
  it('counts what a short password lacks', () => {
    expect(claimGaps({ code: 'a', name: 'rosa', password: 'only8chr' }).password).toBe('2 more characters.');
    expect(claimGaps({ code: 'a', name: 'rosa', password: 'long enough' })).toEqual({});
  });
  it('refuses a name the server would refuse', () => {
    expect(claimGaps({ code: 'a', name: 'rosa luna', password: 'long enough' }).name).toMatch(/Only letters/);
  });
  it('asks for everything that is empty', () => {
    expect(Object.keys(claimGaps({ code: ' ', name: '', password: '' }))).toEqual(['code', 'name', 'password']);
  });
  it('takes the code from the link', () => {
    expect(codeFromHash('#code=ab%2Dcd')).toBe('ab-cd');
    expect(codeFromHash('#ab-cd')).toBe('ab-cd');
    expect(codeFromHash('')).toBe('');
  });
});
