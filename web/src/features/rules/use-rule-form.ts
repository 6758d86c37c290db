// A rule while it is edited: its draft, what is wrong with it, the sentence that says it, and the choice when somebody else saved first.
import type { Rule } from '@gyre/shared/contract/rules';
import { useState } from 'react';
import type { Difference } from '../../components/conflict-note.tsx';
import { fieldProblems, isConflict } from '../../lib/problems.ts';
import { d } from './dialog-messages.ts';
import { draftOfRule, emptyRule, thenOf, whenOf, type RuleDraft } from './rule-draft.ts';
import { problemsOfRule, saidAtFields } from './rule-problems.ts';
import { conditionsOf, deedsOf, sentenceOf, type Names } from './rule-words.ts';
import { useRuleSaving } from './use-rule-saving.ts';

export interface RuleFormOptions {
  /** The rule to change; a new one without it. */
  readonly rule?: Rule | undefined;
  /** A new one begins as a copy of this. */
  readonly like?: Rule | undefined;
  /** Place of the rule, or the one a new one begins with. */
  readonly at?: number | undefined;
  readonly total: number;
  readonly names: Names;
  readonly onClose: () => void;
}

export function useRuleForm({ rule, like, at, total, names, onClose }: RuleFormOptions) {
  const [start, setStart] = useState(() => startOf(rule ?? like, at, total));
  const [draft, setDraft] = useState(start);
  const [tried, setTried] = useState(false);
  const saving = useRuleSaving(rule, onClose);
  const { base, theirs } = saving;
  const own = problemsOfRule(draft, total);
  const said = fieldProblems(saving.error);
  const unreadable = Object.keys(own).length > 0;
  const sentence = sentenceOf(whenOf(draft), thenOf(draft), names);
  const typed = { draft, name: draft.name.trim() || sentence };
  const submit = (): void => {
    setTried(true);
    if (!unreadable) saving.save(typed);
  };
  const takeTheirs = (now: Rule): void => {
    const next = draftOfRule(now, at ?? 0);
    setStart(next);
    setDraft(next);
    saving.takeTheirs();
  };
  return {
    draft,
    setDraft,
    sentence,
    submit,
    unreadable,
    dirty: draft !== start,
    busy: saving.busy,
    showProblems: () => setTried(true),
    problems: tried ? { ...saidAtFields(said, draft), ...own } : {},
    error: unsaid(saving.error, said),
    conflict: theirs && {
      differences: differencesOf(draft, theirs, names),
      busy: saving.busy,
      onTheirs: () => takeTheirs(theirs),
      onMine: () => saving.saveMine(typed),
    },
    /** As the API is asked what it would change. */
    unsaved: {
      ...(base ? { id: base.id } : {}),
      at: base ? (at ?? 0) : Number(draft.place) - 1,
      when: whenOf(draft),
      then: thenOf(draft),
    },
  };
}

const startOf = (rule: Rule | undefined, at: number | undefined, total: number): RuleDraft =>
  rule ? draftOfRule(rule, at ?? total) : emptyRule(total);

/** What neither a field nor the conflict says. */
const unsaid = (error: Error | null, said: Readonly<Record<string, string>>): string | undefined =>
  error === null || isConflict(error) || Object.keys(said).length > 0 ? undefined : error.message;

function differencesOf(draft: RuleDraft, now: Rule, names: Names): readonly Difference[] {
  const rows: readonly Difference[] = [
    { field: d.name, yours: draft.name.trim(), now: now.name },
    {
      field: d.whenTitle,
      yours: conditionsOf(whenOf(draft), names).join(' · '),
      now: conditionsOf(now.when, names).join(' · '),
    },
    {
      field: d.thenTitle,
      yours: deedsOf(thenOf(draft), names).join(' · '),
      now: deedsOf(now.then, names).join(' · '),
    },
  ];
  return rows.filter(({ yours, now: theirs }) => yours !== theirs);
}
