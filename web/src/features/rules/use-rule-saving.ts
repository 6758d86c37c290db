// Saving a rule: a new one, or a change over the version that was read; when somebody else was faster, both versions are kept apart.
import type { Rule } from '@gyre/shared/contract/rules';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../lib/api-client.ts';
import { isConflict } from '../../lib/problems.ts';
import { useCreateRule, useUpdateRule, type RuleUpdate } from './mutations.ts';
import { draftOfRule, thenOf, whenOf, type RuleDraft } from './rule-draft.ts';

export function useRuleSaving(rule: Rule | undefined, onClose: () => void) {
  const [base, setBase] = useState(rule);
  const [theirs, setTheirs] = useState<Rule | null>(null);
  const client = useQueryClient();
  const create = useCreateRule(onClose);
  const update = useUpdateRule(onClose);
  const write = base ? update : create;

  const saveOver = async (over: Rule, from: Rule, { draft, name }: Typed): Promise<void> => {
    const body = updateOf(draft, from);
    if (Object.keys(body).length === 0) return onClose();
    try {
      await update.mutateAsync({ id: over.id, body, ifVersion: over.version, name });
    } catch (error) {
      if (!isConflict(error)) return;
      const now = await client.fetchQuery({
        queryKey: ['rules', 'one', over.id],
        queryFn: () => call('rules.get', { params: { id: over.id } }),
        staleTime: 0,
      });
      setTheirs(now);
    }
  };
  return {
    base,
    theirs,
    error: write.error,
    busy: write.isPending,
    save: (typed: Typed): void => {
      if (base) void saveOver(base, base, typed);
      else create.mutate({ name: typed.name, body: { ...fieldsOf(typed.draft), at: Number(typed.draft.place) - 1 } });
    },
    saveMine: (typed: Typed): void => {
      if (theirs && base) void saveOver(theirs, base, typed);
    },
    takeTheirs: (): void => {
      if (theirs) setBase(theirs);
      setTheirs(null);
      update.reset();
    },
  };
}

interface Typed {
  readonly draft: RuleDraft;
  /** For the notice. */
  readonly name: string;
}

const fieldsOf = (draft: RuleDraft) => ({ name: draft.name.trim(), when: whenOf(draft), then: thenOf(draft) });

/** Only what differs from the rule as it was read; conditions and deeds go as a whole. */
function updateOf(draft: RuleDraft, from: Rule): RuleUpdate {
  const before = draftOfRule(from, 0);
  const now = fieldsOf(draft);
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  return {
    ...(now.name === from.name ? {} : { name: now.name }),
    ...(same(now.when, whenOf(before)) ? {} : { when: now.when }),
    ...(same(now.then, thenOf(before)) ? {} : { then: now.then }),
  };
}
