import { describe, expect, it } from 'vitest';
import { decidedBy, happened, reportOf } from './happened.ts';
import { attempt, failedRequest, makeRequest } from './testing/requests.ts';

describe('a request in sentences', () => {
  it('says by which exit it left, and how many attempts that took', () => {
    expect(happened(makeRequest(1))).toBe(
      'It left by Frankfurt 1 (DE) at the first attempt and was answered after 58 ms.',
    );
    const second = makeRequest(2, {
      attempts: 2,
      tries: [attempt('Vienna', 0, 10, 'exit_refused'), attempt('Frankfurt 1', 12, 40)],
    });
    expect(happened(second)).toContain('at attempt 2');
  });
  it('says why it failed, after how much, and what the client saw', () => {
    expect(happened(failedRequest(3))).toBe(
      'The exit did not answer in time. Gyre gave up after 2 attempts and 9.80 s. The client saw status 504.',
    );
    const refused = makeRequest(4, {
      ok: false,
      attempts: 0,
      tries: [],
      exitId: null,
      exitLabel: null,
      code: 'pool_not_allowed',
      status: 403,
    });
    expect(happened(refused)).toContain('no exit was dialled');
  });
  it('says what decided the exit', () => {
    expect(decidedBy(failedRequest(5), 'BBC')).toBe(
      'Because of this: pool mobile, rule “BBC” matched, the client wished for country-de-session-cart-91, and session cart_91 keeps its exit.',
    );
    expect(decidedBy(makeRequest(6), null)).toContain('the turn of this exit');
    expect(decidedBy(makeRequest(7, { exitId: null, exitLabel: null, attempts: 0 }), null)).toBeNull();
  });
  it('makes a report with every attempt', () => {
    const report = reportOf(failedRequest(8));
    expect(report).toContain('2. Berlin 4');
    expect(report).toContain('connection_timeout');
  });
});
