// Parts that sections of a pool share: two columns of fields, a sentence that says what the numbers come to, and reading a number.
import type { ReactNode } from 'react';
import { readAmount } from '../../../lib/amounts.ts';
import { amounts, type AmountKey } from '../pool-amounts.ts';
import type { PoolDraft } from '../pool-draft.ts';

export const valueOf = (draft: PoolDraft, key: AmountKey): number | null =>
  readAmount(amounts[key], draft.amounts[key]);

export const Fields = ({ children }: { readonly children: ReactNode }) => (
  <div className="grid gap-x-6 gap-y-4 md:grid-cols-2">{children}</div>
);
export const Sentence = ({ children }: { readonly children: ReactNode }) => (
  <p className="mt-3 rounded-control bg-surface px-3 py-2 text-13 text-ink-2">{children}</p>
);
