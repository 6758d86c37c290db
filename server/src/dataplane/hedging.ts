// Whether what takes too long may be raced by a second exit: by the pool's policy, by what the request is and is bound to, and by the budget.
import { mayHedge } from '../core/retry/hedge.ts';
import type { PoolAttempts } from '../core/retry/pool-attempts.ts';
import type { SelectionRequest } from '../core/selection/request.ts';
import { isSafe } from '../core/retry/policy.ts';
import type { Choosing } from './choosing.ts';
import type { House } from './house.ts';

export interface HedgeAsk extends SelectionRequest {
  /** Attempts made so far that count; of those, hedges. */
  readonly counted: number;
  readonly hedges: number;
  readonly deadlineAt: number;
}

/** Whether a request may be sent to a second exit while it is not answered: it changes nothing (RFC 9110 §9.2.1), it is all there, the pool wants it. */
export function racesAnswers(
  { pool, ask }: Pick<Choosing, 'pool' | 'ask'>,
  method: string,
  complete: boolean,
): boolean {
  return pool.resilience.hedge.answers && complete && isSafe(method) && ask.kind !== 'upgrade';
}

/** Takes it from the budget if so. `early`: nothing is late, but so much fails just now that two are asked at once. */
export function takeHedge({ ground, reporter }: House, memory: PoolAttempts, asked: HedgeAsk, early: boolean): boolean {
  const { session, exitId, bindingLive, counted, hedges, pool, deadlineAt } = asked;
  // A named exit has no second; a session that has one keeps it.
  if (!memory.hedging || exitId !== undefined) return false;
  if (session !== undefined && (session.guarantee === 'strict' || bindingLive)) return false;
  const now = ground.now();
  if (!mayHedge({ attempt: counted, hedges, maxAttempts: pool.maxAttempts, now, deadlineAt })) return false;
  const taken = memory.takeHedge(now, early);
  if (!taken && !early) reporter.counts.hedgesRefused++;
  return taken;
}
