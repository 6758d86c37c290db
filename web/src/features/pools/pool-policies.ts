// The policies of a pool as they are sent: numbers, choices and lists of statuses of a draft, group by group. Pure.
import { numbersOf } from './pool-amounts.ts';
import type { PoolDraft } from './pool-draft.ts';

/** Statuses with commas or spaces between them, 300 … 599, at most 50; null when one of them cannot be one. */
export function readStatuses(text: string): readonly number[] | null {
  const words = text.split(/[\s,]+/).filter(Boolean);
  const statuses = [...new Set(words.map(Number))];
  const good = words.every((word) => /^[345]\d\d$/.test(word));
  return good && statuses.length <= 50 ? statuses : null;
}

export function policiesOf(draft: PoolDraft) {
  const { amounts } = draft;
  return {
    retry: numbersOf(amounts, 'retry'),
    session: { ...numbersOf(amounts, 'session'), expiry: draft.expiry, guarantee: draft.guarantee },
    queue: numbersOf(amounts, 'queue'),
    rotation: numbersOf(amounts, 'rotation'),
    retryOn: {
      exitStatuses: [...(readStatuses(draft.exitStatuses) ?? [])],
      targetStatuses: [...(readStatuses(draft.targetStatuses) ?? [])],
    },
    budget: numbersOf(amounts, 'budget'),
    hedge: { ...numbersOf(amounts, 'hedge'), enabled: draft.hedged, answers: draft.hedgedAnswers },
    warm: { ...numbersOf(amounts, 'warm'), enabled: draft.warm, cappedExits: draft.warmCapped },
    protection: numbersOf(amounts, 'protection'),
  };
}
