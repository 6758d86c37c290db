// May a request be tried again (product §10)? A dial carried nothing of the client's and may always be repeated; an exchange only where a
// repetition cannot do anything twice, and only before the client has seen a byte of an answer.
import type { FailureCode } from '@gyre/shared/vocabulary';
import { failures } from '../model/failure.ts';

export interface RetryQuestion {
  readonly kind: 'dial' | 'exchange';
  readonly failure: FailureCode;
  /** Attempts made so far, and most there may be. */
  readonly attempt: number;
  readonly maxAttempts: number;
  /** A byte of the request may have reached the exit. */
  readonly requestSent: boolean;
  /** A byte of an answer went to the client. */
  readonly answerStarted: boolean;
  readonly idempotent: boolean;
  /** There is no body, or it was kept whole. */
  readonly bodyReplayable: boolean;
  /** Both on the same clock, ms. */
  readonly now: number;
  readonly deadlineAt: number;
}

export function mayRetry(q: RetryQuestion): boolean {
  if (failures[q.failure].retry === 'never') return false;
  if (q.attempt >= q.maxAttempts || q.now >= q.deadlineAt || q.answerStarted) return false;
  if (q.kind === 'dial') return true;
  return q.bodyReplayable && (q.idempotent || !q.requestSent);
}

/** RFC 9110 §9.2.1: it only reads. Methods we do not know are not safe. */
export function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS' || method === 'TRACE';
}

/** RFC 9110 §9.2.2. Methods we do not know are not idempotent. */
export function isIdempotent(method: string): boolean {
  switch (method) {
    case 'GET':
    case 'HEAD':
    case 'OPTIONS':
    case 'TRACE':
    case 'PUT':
    case 'DELETE':
      return true;
    default:
      return false;
  }
}
