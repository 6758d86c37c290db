// Makes a pool or changes one. When somebody else saved first, both versions stand side by side and the person chooses.
import type { Pool } from '@gyre/shared/contract/pools';
import { strategies } from '@gyre/shared/vocabulary';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { AmountField } from '../../../components/amount-field.tsx';
import { ConflictNote } from '../../../components/conflict-note.tsx';
import { FormFrame } from '../../../components/form-frame.tsx';
import { Field } from '../../../components/ui/field.tsx';
import { Input } from '../../../components/ui/inputs.tsx';
import { t as common } from '../../../lib/messages/common.ts';
import { fieldProblems, isConflict } from '../../../lib/problems.ts';
import { t } from '../messages.ts';
import { useCreatePool, useUpdatePool } from '../mutations.ts';
import {
  createOfPool,
  draftOfPool,
  emptyPool,
  poolDifferences,
  problemsOfPool,
  retryAmounts,
  retryFields,
  updateOfPool,
  type PoolDraft,
  type PoolProblems,
} from '../pool-draft.ts';
import { poolQuery } from '../queries.ts';
import { MembershipFields } from './membership-fields.tsx';

interface PoolDialogProps {
  /** The pool to change; a new one without it. */
  readonly pool?: Pool;
  readonly onClose: () => void;
}

export function PoolDialog({ pool, onClose }: PoolDialogProps) {
  const [base, setBase] = useState(pool);
  const [start, setStart] = useState(() => (pool ? draftOfPool(pool) : emptyPool));
  const [draft, setDraft] = useState(start);
  const [theirs, setTheirs] = useState<Pool | null>(null);
  const [tried, setTried] = useState(false);
  const client = useQueryClient();
  const create = useCreatePool(onClose);
  const update = useUpdatePool(onClose);
  const write = base ? update : create;
  const own = problemsOfPool(draft);
  const said = fieldProblems(write.error);
  const problems = tried ? { ...said, ...own } : {};

  const saveOver = async (over: Pool, from: Pool): Promise<void> => {
    const body = updateOfPool(draft, from);
    if (Object.keys(body).length === 0) return onClose();
    try {
      await update.mutateAsync({ id: over.id, body, ifVersion: over.version });
    } catch (error) {
      if (isConflict(error)) setTheirs(await client.fetchQuery({ ...poolQuery(over.id), staleTime: 0 }));
    }
  };
  const submit = (): void => {
    setTried(true);
    if (Object.keys(own).length > 0) return;
    if (base) void saveOver(base, base);
    else create.mutate(createOfPool(draft));
  };
  const takeTheirs = (now: Pool): void => {
    const next = draftOfPool(now);
    setBase(now);
    setStart(next);
    setDraft(next);
    setTheirs(null);
    update.reset();
  };
  const told = write.error && !isConflict(write.error) && Object.keys(said).length === 0;
  return (
    <FormFrame
      size="medium"
      title={pool ? t.editTitle(pool.name) : t.createTitle}
      verb={pool ? common.saveChanges : t.createVerb}
      needs="operate"
      busy={write.isPending}
      dirty={draft !== start}
      error={told ? write.error?.message : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      {theirs && base && (
        <ConflictNote
          differences={poolDifferences(draft, theirs)}
          busy={update.isPending}
          onTheirs={() => takeTheirs(theirs)}
          onMine={() => void saveOver(theirs, base)}
        />
      )}
      <Field label={t.name} help={t.nameHelp} error={problems['name']}>
        {(ids) => (
          <Input
            {...ids}
            data-autofocus={pool ? undefined : ''}
            value={draft.name}
            onChange={(event) => setDraft({ ...draft, name: event.target.value })}
          />
        )}
      </Field>
      <StrategyField draft={draft} onDraft={setDraft} />
      <MembershipFields pool={base} draft={draft} problems={problems} onDraft={setDraft} />
      <RetryFields draft={draft} problems={problems} onDraft={setDraft} />
    </FormFrame>
  );
}

interface PartProps {
  readonly draft: PoolDraft;
  readonly onDraft: (draft: PoolDraft) => void;
}

function StrategyField({ draft, onDraft }: PartProps) {
  return (
    <fieldset>
      <legend className="mb-1 text-13 font-medium">{t.strategy}</legend>
      <div className="flex flex-col">
        {strategies.map((strategy) => (
          <label key={strategy} className="flex items-start gap-2 py-1.5 text-13">
            <input
              type="radio"
              name="strategy"
              className="mt-0.5 size-4 shrink-0 accent-accent"
              checked={draft.strategy === strategy}
              onChange={() => onDraft({ ...draft, strategy })}
            />
            <span>
              <span className="font-medium">{strategy}</span>
              <span className="block text-12 text-ink-3">{t.strategies[strategy]}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const retryLabels: Readonly<Record<keyof typeof retryAmounts, string>> = {
  maxAttempts: t.maxAttempts,
  totalMs: t.totalMs,
  attemptMs: t.attemptMs,
  firstByteMs: t.firstByteMs,
};

function RetryFields({ draft, problems, onDraft }: PartProps & { readonly problems: PoolProblems }) {
  return (
    <fieldset>
      <legend className="mb-2 text-13 font-semibold">{t.retryTitle}</legend>
      <div className="grid gap-3 md:grid-cols-2">
        {retryFields.map((field) => (
          <AmountField
            key={field}
            label={retryLabels[field]}
            amount={retryAmounts[field]}
            value={draft.retry[field]}
            help={field === 'maxAttempts' ? t.maxAttemptsHelp : undefined}
            error={problems[`retry/${field}`]}
            onValue={(value) => onDraft({ ...draft, retry: { ...draft.retry, [field]: value } })}
          />
        ))}
      </div>
    </fieldset>
  );
}
