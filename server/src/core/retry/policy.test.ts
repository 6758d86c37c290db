import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureCodes } from '@gyre/shared/vocabulary';
import { failures } from '../model/failure.ts';
import { isIdempotent, mayRetry, type RetryQuestion } from './policy.ts';

const question: RetryQuestion = {
  kind: 'exchange',
  failure: 'connection_terminated',
  attempt: 1,
  maxAttempts: 3,
  requestSent: true,
  answerStarted: false,
  idempotent: true,
  bodyReplayable: true,
  now: 0,
  deadlineAt: 1000,
};

describe('mayRetry', () => {
  it('repeats an idempotent exchange whose body was kept', () => expect(mayRetry(question)).toBe(true));
  it.each([
    ['another method may have had its effect', { idempotent: false }],
    ['the body is gone', { bodyReplayable: false }],
    ['the client has seen a part of an answer', { answerStarted: true }],
    ['all attempts are used', { attempt: 3 }],
    ['time is up', { now: 1000 }],
    ['the client is to blame', { failure: 'http_request_error' }],
  ] as const)('stops when %s', (_why, over) => expect(mayRetry({ ...question, ...over })).toBe(false));
  it('repeats any method while nothing was sent', () =>
    expect(mayRetry({ ...question, idempotent: false, requestSent: false })).toBe(true));
  it('repeats a dial freely', () =>
    expect(mayRetry({ ...question, kind: 'dial', idempotent: false, bodyReplayable: false })).toBe(true));

  it('never repeats a side effect nor an answer, and never past the limits', () => {
    const questions = fc.record({
      kind: fc.constantFrom('dial' as const, 'exchange' as const),
      failure: fc.constantFrom(...failureCodes),
      attempt: fc.nat(12),
      maxAttempts: fc.nat(10),
      requestSent: fc.boolean(),
      answerStarted: fc.boolean(),
      idempotent: fc.boolean(),
      bodyReplayable: fc.boolean(),
      now: fc.nat(2000),
      deadlineAt: fc.constant(1000),
    });
    fc.assert(
      fc.property(questions, (q) => {
        if (!mayRetry(q)) return;
        expect(q.answerStarted).toBe(false);
        expect(q.attempt).toBeLessThan(q.maxAttempts);
        expect(q.now).toBeLessThan(q.deadlineAt);
        expect(failures[q.failure].retry).toBe('elsewhere');
        if (q.kind === 'exchange' && q.requestSent) expect(q.idempotent && q.bodyReplayable).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
describe('isIdempotent', () => {
  it('follows RFC 9110', () => {
    const methods = ['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE', 'POST', 'PATCH', 'get', 'BREW'];
    expect(methods.filter(isIdempotent)).toEqual(methods.slice(0, 6));
  });
});
