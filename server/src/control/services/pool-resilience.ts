// What a pool's resilience is: the defaults, and what was written over them. Only the difference is stored, so that better defaults reach old pools.
import { defaultResilience, type Resilience } from '@gyre/shared/contract/resilience';
import type { PoolRow } from '../../storage/stores/pool-store.ts';

export type ResilienceChange = { readonly [G in keyof Resilience]?: Partial<Resilience[G]> | undefined };

const groups = Object.keys(defaultResilience) as (keyof Resilience)[];

export function resilienceOf({ resilience: stored }: Pick<PoolRow, 'resilience'>): Resilience {
  const { retryOn, budget, hedge, warm, protection } = defaultResilience;
  return {
    retryOn: { ...retryOn, ...stored.retryOn },
    budget: { ...budget, ...stored.budget },
    hedge: { ...hedge, ...stored.hedge },
    warm: { ...warm, ...stored.warm },
    protection: { ...protection, ...stored.protection },
  };
}

/** What is stored after a change; groups and fields that it does not name stay as they were. */
export function changedResilience(before: PoolRow['resilience'], change: ResilienceChange): PoolRow['resilience'] {
  const after: Record<string, unknown> = {};
  for (const group of groups) {
    const merged = { ...before[group], ...change[group] };
    if (Object.keys(merged).length > 0) after[group] = merged;
  }
  return after;
}
