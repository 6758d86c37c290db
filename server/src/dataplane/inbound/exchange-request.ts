// What an exit is asked for a client's request: the head in the form it takes, the body as far as it has come, and how long it may take.
import type { RequestHead } from '../../codec/http1/head.ts';
import { requestToExit } from '../../codec/http1/rewrite.ts';
import type { AbsoluteTarget } from '../../codec/http1/target.ts';
import { isIdempotent } from '../../core/retry/policy.ts';
import type { ExchangeRequest } from '../../outbound/exchange-terms.ts';
import type { Attempt } from '../attempt.ts';
import type { Attempts } from '../attempts.ts';
import type { House } from '../house.ts';
import type { RequestBody } from './request-body.ts';

interface Asked {
  readonly head: RequestHead;
  readonly absolute: AbsoluteTarget;
  readonly body: RequestBody;
  /** It goes through a way to the target itself, not by the exit's own reading of the absolute form. */
  readonly tunnel: boolean;
}

export function exchangeRequest(
  { head, absolute, body, tunnel }: Asked,
  attempt: Attempt,
  attempts: Attempts,
  house: House,
): ExchangeRequest {
  const repeatable = body.complete && body.replayable && isIdempotent(head.method);
  return {
    method: head.method,
    head: requestToExit(
      head,
      tunnel ? 'origin' : 'absolute',
      absolute,
      tunnel ? undefined : attempt.exit.authorization,
    ),
    body: body.kept,
    bodyComplete: body.complete,
    repeatable,
    dechunk: head.minor === 0,
    dialDeadlineAt: attempts.dialDeadlineAt(attempt),
    answerDeadlineAt: attempts.deadlineAt,
    firstByteMs: attempts.pool.firstByteMs,
    idleMs: house.snapshot().settings.idleTimeoutMs,
    warm: attempts.warmFor(attempt, tunnel || repeatable),
  };
}
