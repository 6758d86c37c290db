// Answers that are complaints: an exit's own 407, and those that the pool lists, where another exit is asked instead as long as nothing can happen
// twice and one is left.
import type { RetryOnPolicy } from '@gyre/shared/contract/resilience';
import { type Failure, failure } from '../../core/model/failure.ts';

interface Where {
  /** It came through a way to the target itself, so it is the target's; else it may be the exit's. */
  readonly direct: boolean;
  readonly retryOn: RetryOnPolicy;
}

/** What is wrong with an answer of this status; undefined: nothing. */
export function complaintOf(status: number, { direct, retryOn }: Where): Failure | undefined {
  // Answers that went well are in no list.
  if (status < 300) return undefined;
  if (status === 407 && !direct) return failure('exit_auth_rejected', 'the exit answered 407');
  if (!direct && retryOn.exitStatuses.includes(status)) return listed('exit', status);
  return retryOn.targetStatuses.includes(status) ? listed('target', status) : undefined;
}
function listed(who: 'exit' | 'target', status: number): Failure {
  return failure('destination_unavailable', `the ${who} answered ${status}`);
}
