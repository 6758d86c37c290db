// Whether an attempt may begin with a connection that was opened ahead: only for exits that are busy, and not for those that count requests.
import type { WarmPolicy } from '@gyre/shared/contract/resilience';
import { leastPerSecond } from '../core/retry/warm-size.ts';
import type { ExitEntry } from '../core/snapshot/exit-entry.ts';

/** An exit that was not used for longer has no connections ahead, ms. */
const quietMs = 1000 / leastPerSecond;

/** `now` is monotonic ms. The entry's last use is the one before this. */
export function mayUseWarm({ exit, load, maxInFlight }: ExitEntry, policy: WarmPolicy, now: number): boolean {
  if (!policy.enabled || exit.scheme === 'direct' || load.lastUsedAt === 0 || now - load.lastUsedAt > quietMs)
    return false;
  return maxInFlight === Infinity || policy.cappedExits;
}
