// The row of a request that was just made: by its id where the listener told it, else the newest of this proxy user to this target since then.
import type { RequestRow } from '@gyre/shared/contract/traffic';
import type { Running } from '../../running-port.ts';

export interface Sought {
  readonly requestId: string | null;
  readonly proxyUser: string;
  readonly target: string;
  /** Epoch ms. */
  readonly startedAt: number;
}
const newest = 100;

export function foundRow(running: Running | undefined, sought: Sought): RequestRow | undefined {
  const { requestId, proxyUser, target, startedAt } = sought;
  if (running === undefined) return undefined;
  if (requestId !== null) return running.kept.find(requestId);
  return running.traffic
    .recent(newest)
    .find((row) => row.at >= startedAt && row.proxyUser === proxyUser && (row.target === target || row.target === ''));
}
