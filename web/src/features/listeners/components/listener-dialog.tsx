// Opens a listener or changes one. Open to other machines without credentials is confirmed by typing its name.
import type { Listener } from '@gyre/shared/contract/listeners';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConflictNote } from '../../../components/conflict-note.tsx';
import { FormFrame } from '../../../components/form-frame.tsx';
import { TypedWord } from '../../../components/typed-confirm.tsx';
import { Field } from '../../../components/ui/field.tsx';
import { Checkbox, Input, Select } from '../../../components/ui/inputs.tsx';
import { t as common } from '../../../lib/messages/common.ts';
import { fieldProblems, isConflict } from '../../../lib/problems.ts';
import { listenersQuery, poolsQuery } from '../../../lib/queries.ts';
import {
  createOfListener,
  draftOfListener,
  emptyListener,
  isOpen,
  listenerDifferences,
  problemsOfListener,
  updateOfListener,
  type ListenerDraft,
  type ListenerProblems,
} from '../listener-draft.ts';
import { t } from '../messages.ts';
import { useCreateListener, useUpdateListener } from '../mutations.ts';

interface DialogProps {
  readonly listener?: Listener;
  readonly onClose: () => void;
}

export function ListenerDialog({ listener, onClose }: DialogProps) {
  const [base, setBase] = useState(listener);
  const [start, setStart] = useState(() => (listener ? draftOfListener(listener) : emptyListener));
  const [draft, setDraft] = useState(start);
  const [theirs, setTheirs] = useState<Listener | null>(null);
  const [tried, setTried] = useState(false);
  const client = useQueryClient();
  const create = useCreateListener(onClose);
  const update = useUpdateListener(onClose);
  const write = base ? update : create;
  const own = problemsOfListener(draft);
  const said = fieldProblems(write.error);
  const problems: ListenerProblems = tried ? { ...said, ...own } : {};

  const saveOver = async (over: Listener, from: Listener): Promise<void> => {
    const body = updateOfListener(draft, from);
    if (Object.keys(body).length === 0) return onClose();
    try {
      await update.mutateAsync({ id: over.id, body, ifVersion: over.version });
    } catch (error) {
      if (!isConflict(error)) return;
      const list = await client.fetchQuery({ ...listenersQuery, staleTime: 0 });
      setTheirs(list.items.find(({ id }) => id === over.id) ?? null);
    }
  };
  const submit = (): void => {
    setTried(true);
    if (Object.keys(own).length > 0) return;
    if (base) void saveOver(base, base);
    else create.mutate(createOfListener(draft));
  };
  const takeTheirs = (now: Listener): void => {
    setBase(now);
    setStart(draftOfListener(now));
    setDraft(draftOfListener(now));
    setTheirs(null);
    update.reset();
  };
  const told = write.error && !isConflict(write.error) && Object.keys(said).length === 0;
  return (
    <FormFrame
      title={listener ? t.editTitle(listener.name) : t.createTitle}
      verb={listener ? common.saveChanges : t.createVerb}
      needs="admin"
      danger={isOpen(draft)}
      busy={write.isPending}
      dirty={draft !== start}
      error={told ? write.error?.message : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      {theirs && base && (
        <ConflictNote
          differences={listenerDifferences(draft, theirs)}
          busy={update.isPending}
          onTheirs={() => takeTheirs(theirs)}
          onMine={() => void saveOver(theirs, base)}
        />
      )}
      <AddressFields fixed={listener?.fromFlags === true} draft={draft} problems={problems} onDraft={setDraft} />
      <ServiceFields draft={draft} problems={problems} onDraft={setDraft} />
      {isOpen(draft) && <ConfirmOpen draft={draft} problems={problems} onDraft={setDraft} />}
    </FormFrame>
  );
}

interface PartProps {
  readonly draft: ListenerDraft;
  readonly problems: ListenerProblems;
  readonly onDraft: (draft: ListenerDraft) => void;
}

function AddressFields({ fixed, draft, problems, onDraft }: PartProps & { readonly fixed: boolean }) {
  return (
    <>
      <Field label={t.name} error={problems.name}>
        {(ids) => (
          <Input
            {...ids}
            data-autofocus
            value={draft.name}
            onChange={(event) => onDraft({ ...draft, name: event.target.value })}
          />
        )}
      </Field>
      <div className="grid grid-cols-[minmax(0,1fr)_110px] gap-3">
        <Field label={t.host} help={fixed ? t.fromFlagsHelp : t.hostHelp} error={problems.host}>
          {(ids) => (
            <Input
              {...ids}
              code
              disabled={fixed}
              value={draft.host}
              onChange={(event) => onDraft({ ...draft, host: event.target.value, confirmOpen: '' })}
            />
          )}
        </Field>
        <Field label={t.port} error={problems.port}>
          {(ids) => (
            <Input
              {...ids}
              inputMode="numeric"
              disabled={fixed}
              value={draft.port}
              onChange={(event) => onDraft({ ...draft, port: event.target.value })}
            />
          )}
        </Field>
      </div>
    </>
  );
}

function ServiceFields({ draft, problems, onDraft }: PartProps) {
  const { data: pools } = useQuery(poolsQuery);
  return (
    <>
      <Field label={t.auth} help={t.authHelp[draft.auth]} error={problems.auth}>
        {(ids) => (
          <Select
            {...ids}
            value={draft.auth}
            onChange={(event) =>
              onDraft({ ...draft, auth: event.target.value as ListenerDraft['auth'], confirmOpen: '' })
            }
          >
            <option value="auto">{t.authNames.auto}</option>
            <option value="required">{t.authNames.required}</option>
            <option value="never">{t.authNames.never}</option>
          </Select>
        )}
      </Field>
      <Field label={t.poolLabel} error={problems.poolId}>
        {(ids) => (
          <Select {...ids} value={draft.poolId} onChange={(event) => onDraft({ ...draft, poolId: event.target.value })}>
            <option value="">{t.poolDefault}</option>
            {pools?.items.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t.profile} help={t.profileHelp} error={problems.profile} optional>
        {(ids) => (
          <Input
            {...ids}
            code
            maxLength={255}
            value={draft.profile}
            onChange={(event) => onDraft({ ...draft, profile: event.target.value })}
          />
        )}
      </Field>
      <div className="flex flex-col gap-1">
        <Checkbox
          label={t.enabledLabel}
          checked={draft.enabled}
          onChange={(event) => onDraft({ ...draft, enabled: event.target.checked })}
        />
        <Checkbox
          label={t.answerHeaders}
          checked={draft.answerHeaders}
          onChange={(event) => onDraft({ ...draft, answerHeaders: event.target.checked })}
        />
      </div>
    </>
  );
}

function ConfirmOpen({ draft, problems, onDraft }: PartProps) {
  return (
    <div className="rounded-panel border border-danger bg-danger-tint p-3 text-13">
      <h3 className="text-13 text-danger">{t.confirmTitle}</h3>
      <p className="mt-1 mb-2">{t.confirmText}</p>
      <TypedWord
        word={draft.name.trim() || t.confirmNoName}
        typed={draft.confirmOpen}
        error={problems.confirmOpen}
        onTyped={(confirmOpen) => onDraft({ ...draft, confirmOpen })}
      />
    </div>
  );
}
