// The numbers of a pool as people type them: times in seconds, counts as they are, each with the range the contract gives it. Pure.
import type { Pool } from '@gyre/shared/contract/pools';
import { amountRange, amountText, readAmount, type Amount } from '../../lib/amounts.ts';
import { t } from './editor-messages.ts';

const time = (min: number, max: number): Amount => ({ kind: 'ms', min, max });
const count = (min: number, max: number): Amount => ({ kind: 'count', min, max });
const percent = (max: number): Amount => ({ kind: max > 100 ? 'number' : 'count', min: 0, max, unit: '%' });

export const amounts = {
  'retry/maxAttempts': count(1, 10),
  'retry/totalMs': time(1000, 300_000),
  'retry/attemptMs': time(200, 120_000),
  'retry/firstByteMs': time(200, 300_000),
  'session/ttlMs': time(1000, 2_592_000_000),
  'queue/maxWaiting': count(0, 100_000),
  'queue/waitMs': time(10, 120_000),
  'budget/retryPercent': percent(1000),
  'budget/retryFloor': count(0, 1_000_000),
  'budget/hedgePercent': percent(1000),
  'budget/hedgeFloor': count(0, 1_000_000),
  'hedge/percentile': { kind: 'number', min: 50, max: 99.9, unit: '%' },
  'hedge/leastMs': { kind: 'count', min: 1, max: 60_000, unit: 'ms' },
  'warm/mostPerExit': count(1, 32),
  'protection/maxEjectionPercent': percent(100),
  'protection/panicPercent': percent(100),
  'protection/minimumEligible': count(0, 10_000_000),
  'rotation/everyRequests': count(1, 1_000_000),
  'rotation/periodMs': time(1000, 86_400_000),
} as const satisfies Readonly<Record<string, Amount>>;

export type AmountKey = keyof typeof amounts;
export type AmountTexts = Readonly<Record<AmountKey, string>>;
export const amountKeys = Object.keys(amounts) as readonly AmountKey[];

/** Parts of a pool that have numbers. */
export type PolicyGroup = 'retry' | 'session' | 'queue' | 'rotation' | 'budget' | 'hedge' | 'warm' | 'protection';
export type Policies = Pick<Pool, PolicyGroup>;

/** What a new pool begins with. */
export const usualPolicies: Policies = {
  retry: { maxAttempts: 3, totalMs: 30_000, attemptMs: 10_000, firstByteMs: 15_000 },
  session: { ttlMs: 600_000, expiry: 'sliding', guarantee: 'same-country' },
  queue: { maxWaiting: 100, waitMs: 5000 },
  rotation: { everyRequests: 10, periodMs: 60_000 },
  budget: { retryPercent: 20, retryFloor: 10, hedgePercent: 10, hedgeFloor: 2 },
  hedge: { enabled: true, percentile: 95, leastMs: 20, answers: false },
  warm: { enabled: true, mostPerExit: 4, cappedExits: false },
  protection: { maxEjectionPercent: 50, panicPercent: 30, minimumEligible: 1 },
};

function stored(policies: Policies, key: AmountKey): number {
  const [group, field] = key.split('/') as [PolicyGroup, string];
  const values: Readonly<Record<string, unknown>> = policies[group];
  return Number(values[field]);
}

export function textsOf(policies: Policies): AmountTexts {
  const texts = amountKeys.map((key) => [key, amountText(amounts[key], stored(policies, key))] as const);
  return Object.fromEntries(texts) as Record<AmountKey, string>;
}

/** The numbers of one group as they are sent; what cannot be read keeps its usual value. */
export function numbersOf(texts: AmountTexts, group: PolicyGroup): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const key of amountKeys) {
    const [of, field] = key.split('/') as [PolicyGroup, string];
    if (of === group) found[field] = readAmount(amounts[key], texts[key]) ?? stored(usualPolicies, key);
  }
  return found;
}

export function problemsOfAmounts(texts: AmountTexts): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const key of amountKeys) {
    if (readAmount(amounts[key], texts[key]) === null) found[key] = t.bad(amountRange(amounts[key]));
  }
  return found;
}
