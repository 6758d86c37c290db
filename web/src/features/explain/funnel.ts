// The steps of one pool: how many exits are left after each reason took its own. Pure.
import type { DropReason, Explanation, ExplainPool } from '@gyre/shared/contract/explain';
import { strategies, type Strategy } from '@gyre/shared/vocabulary';
import { t } from './messages.ts';

export interface FunnelStep {
  readonly reason: DropReason;
  readonly dropped: number;
  /** Exits that are left after it. */
  readonly left: number;
  /** `left` as a share of the members. */
  readonly share: number;
  readonly text: string;
  readonly examples: ExplainPool['dropped'][number]['examples'];
}

export function funnelOf(pool: ExplainPool): readonly FunnelStep[] {
  let left = pool.members;
  return pool.dropped
    .filter(({ count }) => count > 0)
    .map(({ reason, count, text, examples }) => {
      left -= count;
      return { reason, dropped: count, left, share: pool.members === 0 ? 0 : left / pool.members, text, examples };
    });
}

/** Why the picked exit of a pool won, or null when none of it was picked. */
export function whyWon(pool: ExplainPool, session: Explanation['session']): string | null {
  const picked = pool.best.find((exit) => exit.picked);
  if (!picked) return null;
  if (session?.bound === true && session.exitId === picked.id) return session.text;
  const strategy = strategies.find((one): one is Strategy => one === pool.strategy);
  return strategy === undefined ? null : t.whyWon(picked.label, t.won[strategy], strategy);
}
