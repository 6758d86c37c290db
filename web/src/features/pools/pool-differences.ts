// In what two forms of one pool differ, field by field in words: unsaved changes, and what two editors disagree about. Pure.
import type { Pool } from '@gyre/shared/contract/pools';
import { unitOf } from '../../lib/amounts.ts';
import { listed } from '../../lib/messages.ts';
import { t } from './editor-messages.ts';
import { amountKeys, amounts } from './pool-amounts.ts';
import { draftOfPool, queryOf, type Named, type PoolDraft } from './pool-draft.ts';

export interface PoolDifference {
  readonly field: string;
  readonly yours: string;
  readonly now: string;
  readonly base?: string;
}

const membershipWords = (draft: PoolDraft): string => {
  const query = queryOf(draft);
  return query === null ? t.fixedOnly : query === '' ? t.everything : query;
};
const chain = (fallbacks: readonly Named[]): string => fallbacks.map(({ label }) => label).join(' → ') || t.refuse;

const words = (draft: PoolDraft): readonly (readonly [string, string])[] => [
  [t.name, draft.name],
  [t.strategy, draft.strategy],
  [t.membership, membershipWords(draft)],
  [t.members.added, listed(draft.chosen.map(({ label }) => label))],
  [t.members.left, listed(draft.takenOut.map(({ label }) => label))],
  ...amountKeys.map((key) => {
    return [t.amounts[key], `${draft.amounts[key]} ${unitOf(amounts[key])}`.trim()] as const;
  }),
  [t.expiry, t.expiries[draft.expiry]],
  [t.guarantee, draft.guarantee],
  [t.exitStatuses, draft.exitStatuses],
  [t.targetStatuses, draft.targetStatuses],
  [t.hedged, t.onOff(draft.hedged)],
  [t.hedgedAnswers, t.onOff(draft.hedgedAnswers)],
  [t.warmed, t.onOff(draft.warm)],
  [t.warmCapped, t.onOff(draft.warmCapped)],
  [t.probeProfile, draft.probeProfileId],
  [t.fallbacks, chain(draft.fallbacks)],
];

export function differencesBetween(yours: PoolDraft, now: PoolDraft): readonly PoolDifference[] {
  const theirs = words(now);
  return words(yours)
    .map(([field, text], i) => ({ field, yours: text, now: theirs[i]?.[1] ?? '' }))
    .filter((one) => one.yours !== one.now);
}

/** What the draft and theirs disagree about, with what both began from. */
export function poolDifferences(draft: PoolDraft, now: Pool, base: Pool): readonly PoolDifference[] {
  const before = new Map(words(draftOfPool(base)));
  return differencesBetween(draft, draftOfPool(now)).map((one) => ({ ...one, base: before.get(one.field) ?? '' }));
}
