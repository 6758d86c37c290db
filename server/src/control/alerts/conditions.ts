// What needs a person now, by what it is about. Pure.
import type { Alert } from '@gyre/shared/contract/alerts';
import type { PoolHealth } from '@gyre/shared/contract/health';
import { type NearCap, nearText } from '../limits/near.ts';
import type { FailureCode } from '@gyre/shared/vocabulary';

export type Condition = Pick<Alert, 'kind' | 'about' | 'aboutName' | 'text'>;

export interface ConditionFacts {
  readonly pools: readonly PoolHealth[];
  /** Caps of proxy users that are nearly or wholly spent. */
  readonly caps: readonly NearCap[];
  readonly failing: ReadonlyMap<string, { readonly reason: FailureCode }>;
  /** Exits that were taken out in the last minute, and how many are enabled. */
  readonly ejectedLately: number;
  readonly enabled: number;
}

/** Exits of a mass ejection: so many, and this share of those enabled, percent. */
const massLeast = 5;
const massPercent = 20;

export function* conditionsOf({ pools, caps, failing, ejectedLately, enabled }: ConditionFacts): Generator<Condition> {
  for (const it of pools) {
    const { poolId: about, poolName: aboutName, members, ejected, minimumEligible } = it;
    const eligible = members - ejected;
    if (it.belowMinimum) {
      const text = `Pool ${aboutName} has ${eligible} of ${members} members eligible; at least ${minimumEligible} are wanted.`;
      yield { kind: 'pool_below_minimum', about, aboutName, text };
    }
    if (it.panic) {
      const text = `Pool ${aboutName} is in panic: ${eligible} of ${members} members are eligible, so health is ignored.`;
      yield { kind: 'pool_panic', about, aboutName, text };
    }
  }
  for (const it of caps) {
    // Told at 80 % and anew when it is spent.
    const about = `${it.user} ${it.kind} ${it.percent >= 100 ? 100 : 80}`;
    yield { kind: 'quota', about, aboutName: it.name, text: nearText(it) };
  }
  for (const [gateway, { reason }] of failing) {
    const text = `Gateway ${gateway} fails (${reason}): its exits are taken out together.`;
    yield { kind: 'gateway_failing', about: gateway, aboutName: gateway, text };
  }
  if (ejectedLately >= massLeast && ejectedLately * 100 >= enabled * massPercent) {
    const text = `${ejectedLately} of ${enabled} enabled exits were ejected within a minute.`;
    yield { kind: 'mass_ejection', about: '', aboutName: 'all exits', text };
  }
}
