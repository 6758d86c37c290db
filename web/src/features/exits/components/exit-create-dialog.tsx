// Adds one exit by hand; lists go through the import.
import type { Exit } from '@gyre/shared/contract/exits';
import { useState } from 'react';
import { FormFrame } from '../../../components/form-frame.tsx';
import { fieldProblems } from '../../../lib/problems.ts';
import { t } from '../drawer-messages.ts';
import { createOf, emptyDraft, problemsOf } from '../exit-draft.ts';
import { useCreateExit } from '../mutations.ts';
import { ExitFields } from './exit-fields.tsx';

interface CreateProps {
  readonly onClose: () => void;
  readonly onCreated: (exit: Exit) => void;
}

export function ExitCreateDialog({ onClose, onCreated }: CreateProps) {
  const [draft, setDraft] = useState(emptyDraft);
  const [tried, setTried] = useState(false);
  const create = useCreateExit(onCreated);
  const own = problemsOf(draft, true);
  const problems = tried ? { ...fieldProblems(create.error), ...own } : {};
  const submit = (): void => {
    setTried(true);
    if (Object.keys(own).length === 0) create.mutate(createOf(draft));
  };
  return (
    <FormFrame
      size="medium"
      title={t.createTitle}
      text={t.createText}
      verb={t.createVerb}
      needs="operate"
      busy={create.isPending}
      dirty={draft !== emptyDraft}
      error={create.error && Object.keys(fieldProblems(create.error)).length === 0 ? create.error.message : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <ExitFields isNew draft={draft} problems={problems} onDraft={(next) => (create.reset(), setDraft(next))} />
    </FormFrame>
  );
}
