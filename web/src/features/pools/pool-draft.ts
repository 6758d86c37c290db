// A pool while it is typed: membership as one of three kinds, numbers as texts; checked and turned into what the API takes. Pure.
import type { Pool } from '@gyre/shared/contract/pools';
import { findPoolQueryError } from '@gyre/shared/query/exit-query';
import type { Guarantee, Strategy } from '@gyre/shared/vocabulary';
import { t } from './editor-messages.ts';
import type { PoolCreate, PoolUpdate } from './mutations.ts';
import { problemsOfAmounts, textsOf, usualPolicies, type AmountTexts } from './pool-amounts.ts';
import { policiesOf, readStatuses } from './pool-policies.ts';

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
  /** Exits to add as fixed members. */
  readonly chosen: readonly Named[];
  /** Fixed members to take out. */
  readonly takenOut: readonly Named[];
  readonly amounts: AmountTexts;
  readonly expiry: Pool['session']['expiry'];
  readonly guarantee: Guarantee;
  /** Statuses, as they are typed. */
  readonly exitStatuses: string;
  readonly targetStatuses: string;
  readonly hedged: boolean;
  readonly hedgedAnswers: boolean;
  readonly warm: boolean;
  readonly warmCapped: boolean;
  /** '' is none: the settings say how. */
  readonly probeProfileId: string;
  /** Pools tried in this order when none of its own exits can be chosen. */
  readonly fallbacks: readonly Named[];
}
export type PoolProblems = Readonly<Record<string, string>>;

export const emptyPool: PoolDraft = {
  name: '',
  strategy: 'round-robin',
  membership: 'all',
  query: '',
  chosen: [],
  takenOut: [],
  amounts: textsOf(usualPolicies),
  expiry: usualPolicies.session.expiry,
  guarantee: usualPolicies.session.guarantee,
  exitStatuses: '502, 503, 504',
  targetStatuses: '',
  hedged: usualPolicies.hedge.enabled,
  hedgedAnswers: usualPolicies.hedge.answers,
  warm: usualPolicies.warm.enabled,
  warmCapped: usualPolicies.warm.cappedExits,
  probeProfileId: '',
  fallbacks: [],
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
    amounts: textsOf(pool),
    expiry: pool.session.expiry,
    guarantee: pool.session.guarantee,
    exitStatuses: pool.retryOn.exitStatuses.join(', '),
    targetStatuses: pool.retryOn.targetStatuses.join(', '),
    hedged: pool.hedge.enabled,
    hedgedAnswers: pool.hedge.answers,
    warm: pool.warm.enabled,
    warmCapped: pool.warm.cappedExits,
    probeProfileId: pool.probeProfileId ?? '',
    fallbacks: pool.fallbacks.map(({ id, name }) => ({ id, label: name })),
  };
}

export function problemsOfPool(draft: PoolDraft): PoolProblems {
  const found: Record<string, string> = { ...problemsOfAmounts(draft.amounts) };
  if (!/^[a-z0-9][a-z0-9_.~]{0,39}$/.test(draft.name)) found['name'] = t.nameBad;
  for (const list of ['exitStatuses', 'targetStatuses'] as const)
    if (readStatuses(draft[list]) === null) found[`retryOn/${list}`] = t.statusesBad;
  if (draft.membership === 'query') {
    const wrong = draft.query.trim() === '' ? t.queryEmpty : findPoolQueryError(draft.query)?.message;
    if (wrong !== undefined) found['query'] = wrong;
  }
  return found;
}

/** What the API keeps as the query: '' matches every exit, null none. */
export const queryOf = (draft: PoolDraft): string | null =>
  draft.membership === 'fixed' ? null : draft.membership === 'all' ? '' : draft.query.trim();

const idsOf = (list: readonly Named[]): string[] => list.map(({ id }) => id);
const profileOf = (draft: PoolDraft): string | null => (draft.probeProfileId === '' ? null : draft.probeProfileId);

export function createOfPool(draft: PoolDraft): PoolCreate {
  return {
    name: draft.name,
    strategy: draft.strategy,
    query: queryOf(draft),
    ...policiesOf(draft),
    probeProfileId: profileOf(draft),
    fallbacks: idsOf(draft.fallbacks),
    memberIds: draft.membership === 'all' ? [] : idsOf(draft.chosen),
  };
}

/** Only what differs from the pool as it was read; a policy goes as a whole. */
export function updateOfPool(draft: PoolDraft, pool: Pool): PoolUpdate {
  const before = draftOfPool(pool);
  const query = queryOf(draft);
  const old: Readonly<Record<string, unknown>> = policiesOf(before);
  const policies = Object.entries(policiesOf(draft)).filter(
    ([group, policy]) => JSON.stringify(policy) !== JSON.stringify(old[group]),
  );
  return {
    ...(draft.name === pool.name ? {} : { name: draft.name }),
    ...(draft.strategy === pool.strategy ? {} : { strategy: draft.strategy }),
    ...(query === pool.query ? {} : { query }),
    ...Object.fromEntries(policies),
    ...(profileOf(draft) === pool.probeProfileId ? {} : { probeProfileId: profileOf(draft) }),
    ...(idsOf(draft.fallbacks).join() === idsOf(before.fallbacks).join() ? {} : { fallbacks: idsOf(draft.fallbacks) }),
    ...(draft.chosen.length === 0 || draft.membership === 'all' ? {} : { addMembers: idsOf(draft.chosen) }),
    ...(draft.takenOut.length === 0 ? {} : { removeMembers: idsOf(draft.takenOut) }),
  };
}
