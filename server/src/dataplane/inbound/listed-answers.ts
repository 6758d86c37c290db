// Answers that a pool lists: another exit is asked instead, as long as nothing can happen twice and one is left.
import type { RetryOnPolicy } from '@gyre/shared/contract/resilience';

/** Whose answer it is that the pool tries elsewhere. What comes through a way to the target itself is the target's. */
export function listedBy(on: RetryOnPolicy, status: number, mayBeExits: boolean): 'exit' | 'target' | undefined {
  // Answers that went well are in no list.
  if (status < 300) return undefined;
  if (mayBeExits && on.exitStatuses.includes(status)) return 'exit';
  return on.targetStatuses.includes(status) ? 'target' : undefined;
}
