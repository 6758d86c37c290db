// A pool while it is typed: membership as one of three kinds, times in seconds; checked and turned into what the API takes. Pure.
import type { Pool, RetryPolicy } from '@gyre/shared/contract/pools';
import { findPoolQueryError } from '@gyre/shared/query/exit-query';
import type { Strategy } from '@gyre/shared/vocabulary';
import { amountRange, amountText, readAmount, type Amount } from '../../lib/amounts.ts';
import { t } from './messages.ts';
import type { PoolCreate, PoolUpdate } from './mutations.ts';

/** `all`: every exit; `query`: those that match; `fixed`: only those named one by one. */
export type Membership = 'all' | 'query' | 'fixed';

export interface Named {
  readonly id: string;
  readonly label: string;
}

export interface PoolDraft {
  readonly name: string;
  readonly strategy: Strategy;
  readonly membership: Membership;
  readonly query: string;
  /** Exits to add as fixed members, id and label. */
  readonly chosen: readonly Named[];
  /** Fixed members to take out. */
  readonly takenOut: readonly Named[];
  readonly retry: Readonly<Record<keyof RetryPolicy, string>>;
}
export type PoolProblems = Readonly<Record<string, string>>;

export const retryAmounts: Readonly<Record<keyof RetryPolicy, Amount>> = {
  maxAttempts: { kind: 'count', min: 1, max: 10 },
  totalMs: { kind: 'ms', min: 1000, max: 300_000 },
  attemptMs: { kind: 'ms', min: 200, max: 120_000 },
  firstByteMs: { kind: 'ms', min: 200, max: 300_000 },
};
export const retryFields = Object.keys(retryAmounts) as (keyof RetryPolicy)[];

const usualRetry: RetryPolicy = { maxAttempts: 3, totalMs: 30_000, attemptMs: 10_000, firstByteMs: 15_000 };
const retryText = (retry: RetryPolicy): PoolDraft['retry'] => ({
  maxAttempts: amountText(retryAmounts.maxAttempts, retry.maxAttempts),
  totalMs: amountText(retryAmounts.totalMs, retry.totalMs),
  attemptMs: amountText(retryAmounts.attemptMs, retry.attemptMs),
  firstByteMs: amountText(retryAmounts.firstByteMs, retry.firstByteMs),
});

export const emptyPool: PoolDraft = {
  name: '',
  strategy: 'round-robin',
  membership: 'all',
  query: '',
  chosen: [],
  takenOut: [],
  retry: retryText(usualRetry),
};

export const membershipOf = (pool: Pick<Pool, 'query'>): Membership =>
  pool.query === null ? 'fixed' : pool.query === '' ? 'all' : 'query';

export function draftOfPool(pool: Pool): PoolDraft {
  return {
    name: pool.name,
    strategy: pool.strategy,
    membership: membershipOf(pool),
    query: pool.query ?? '',
    chosen: [],
    takenOut: [],
    retry: retryText(pool.retry),
  };
}

export function problemsOfPool(draft: PoolDraft): PoolProblems {
  const found: Record<string, string> = {};
  if (!/^[a-z0-9][a-z0-9_.~]{0,39}$/.test(draft.name)) found['name'] = t.nameBad;
  if (draft.membership === 'query') {
    const wrong = draft.query.trim() === '' ? t.queryEmpty : findPoolQueryError(draft.query)?.message;
    if (wrong !== undefined) found['query'] = wrong;
  }
  for (const field of retryFields) {
    const amount = retryAmounts[field];
    if (readAmount(amount, draft.retry[field]) === null) found[`retry/${field}`] = t.bad(amountRange(amount));
  }
  return found;
}

/** What the API keeps as the query: '' matches every exit, null none. */
const queryOf = (draft: PoolDraft): string | null =>
  draft.membership === 'fixed' ? null : draft.membership === 'all' ? '' : draft.query.trim();

function retryOf(draft: PoolDraft): Partial<RetryPolicy> {
  const retry: Partial<RetryPolicy> = {};
  for (const field of retryFields)
    retry[field] = readAmount(retryAmounts[field], draft.retry[field]) ?? usualRetry[field];
  return retry;
}

export function createOfPool(draft: PoolDraft): PoolCreate {
  return {
    name: draft.name,
    strategy: draft.strategy,
    query: queryOf(draft),
    retry: retryOf(draft),
    memberIds: draft.membership === 'fixed' ? draft.chosen.map(({ id }) => id) : [],
  };
}

/** Only what differs from the pool as it was read. */
export function updateOfPool(draft: PoolDraft, pool: Pool): PoolUpdate {
  const before = draftOfPool(pool);
  const retryMoved = retryFields.some((field) => draft.retry[field] !== before.retry[field]);
  const query = queryOf(draft);
  return {
    ...(draft.name === pool.name ? {} : { name: draft.name }),
    ...(draft.strategy === pool.strategy ? {} : { strategy: draft.strategy }),
    ...(query === pool.query ? {} : { query }),
    ...(retryMoved ? { retry: retryOf(draft) } : {}),
    ...(draft.chosen.length === 0 ? {} : { addMembers: draft.chosen.map(({ id }) => id) }),
    ...(draft.takenOut.length === 0 ? {} : { removeMembers: draft.takenOut.map(({ id }) => id) }),
  };
}

/** In what two editors of one pool differ. */
export function poolDifferences(draft: PoolDraft, now: Pool) {
  const theirs = draftOfPool(now);
  const words = (one: PoolDraft): readonly (readonly [string, string])[] => [
    [t.name, one.name],
    [t.strategy, one.strategy],
    [t.membership, queryOf(one) ?? t.fixedOnly],
    [t.maxAttempts, one.retry.maxAttempts],
    [t.totalMs, one.retry.totalMs],
    [t.attemptMs, one.retry.attemptMs],
    [t.firstByteMs, one.retry.firstByteMs],
  ];
  const nowWords = words(theirs);
  return words(draft)
    .map(([field, yours], i) => ({ field, yours, now: nowWords[i]?.[1] ?? '' }))
    .filter(({ yours, now: theirText }) => yours !== theirText);
}
