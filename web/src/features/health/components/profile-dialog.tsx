// Adds a probe profile or changes one: what a probe does, what the answer must be like, and when.
import type { ProbeProfile } from '@gyre/shared/contract/probe-profiles';
import { useState } from 'react';
import { AmountField } from '../../../components/amount-field.tsx';
import { FormFrame } from '../../../components/form-frame.tsx';
import { SpanField } from '../../../components/span-field.tsx';
import { Field } from '../../../components/ui/field.tsx';
import { Input, Select } from '../../../components/ui/inputs.tsx';
import { t as common } from '../../../lib/messages/common.ts';
import { fieldProblems, isConflict } from '../../../lib/problems.ts';
import { useCreateProfile, useUpdateProfile } from '../mutations.ts';
import {
  amounts,
  draftOfProfile,
  emptyProfile,
  fieldsOfProfile,
  problemsOfProfile,
  updateOfProfile,
  type ProbeKind,
  type ProfileAmount,
  type ProfileDraft,
  type ProfileProblems,
} from '../profile-draft.ts';
import { t as all } from '../profile-messages.ts';
import { ExpectationFields } from './expectation-fields.tsx';

const t = all.dialog;

interface DialogProps {
  readonly profile?: ProbeProfile;
  readonly onClose: () => void;
}

export function ProfileDialog({ profile, onClose }: DialogProps) {
  const [start] = useState(() => (profile ? draftOfProfile(profile) : emptyProfile));
  const [draft, setDraft] = useState(start);
  const [tried, setTried] = useState(false);
  const create = useCreateProfile(onClose);
  const update = useUpdateProfile(onClose);
  const write = profile ? update : create;
  const own = problemsOfProfile(draft);
  const said = fieldProblems(write.error);
  const problems = tried ? { ...said, ...own } : {};
  const overwrite = isConflict(write.error);
  const submit = (): void => {
    setTried(true);
    if (Object.keys(own).length > 0) return;
    if (!profile) return create.mutate(fieldsOfProfile(draft));
    const body = updateOfProfile(draft, profile);
    if (Object.keys(body).length === 0) return onClose();
    update.mutate({ id: profile.id, body, ...(overwrite ? {} : { ifVersion: profile.version }) });
  };
  const told = write.error && Object.keys(said).length === 0 ? write.error.message : undefined;
  return (
    <FormFrame
      size="medium"
      title={profile ? t.edit(profile.name) : t.create}
      verb={overwrite ? common.conflictMine : profile ? common.saveChanges : t.verb}
      needs="operate"
      busy={write.isPending}
      dirty={draft !== start}
      error={overwrite ? common.conflictTitle : told}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={all.name} help={t.nameHelp} error={problems['name']}>
        {(ids) => (
          <Input
            {...ids}
            code
            data-autofocus
            value={draft.name}
            onChange={(event) => setDraft({ ...draft, name: event.target.value })}
          />
        )}
      </Field>
      <TargetFields draft={draft} problems={problems} onDraft={setDraft} />
      {draft.kind === 'request' && <ExpectationFields draft={draft} problems={problems} onDraft={setDraft} />}
      <Times draft={draft} problems={problems} onDraft={setDraft} />
    </FormFrame>
  );
}

interface PartProps {
  readonly draft: ProfileDraft;
  readonly problems: ProfileProblems;
  readonly onDraft: (draft: ProfileDraft) => void;
}

function TargetFields({ draft, problems, onDraft }: PartProps) {
  const asks = draft.kind === 'request';
  return (
    <>
      <Field label={t.kind}>
        {(ids) => (
          <Select
            {...ids}
            value={draft.kind}
            onChange={(event) => onDraft({ ...draft, kind: event.target.value as ProbeKind })}
          >
            {Object.entries(t.kinds).map(([kind, words]) => (
              <option key={kind} value={kind}>
                {words}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {draft.kind !== 'exit' && (
        <div className={asks ? 'grid gap-4 md:grid-cols-[minmax(0,1fr)_120px]' : ''}>
          <Field
            label={asks ? t.url : t.connectTarget}
            help={asks ? t.urlHelp : t.connectHelp}
            error={problems['target']}
          >
            {(ids) => (
              <Input
                {...ids}
                code
                value={draft.target}
                onChange={(event) => onDraft({ ...draft, target: event.target.value })}
              />
            )}
          </Field>
          {asks && (
            <Field label={t.method}>
              {(ids) => (
                <Select
                  {...ids}
                  value={draft.method}
                  onChange={(event) => onDraft({ ...draft, method: event.target.value as ProfileDraft['method'] })}
                >
                  <option>GET</option>
                  <option>HEAD</option>
                </Select>
              )}
            </Field>
          )}
        </div>
      )}
    </>
  );
}

const labels: Readonly<Record<ProfileAmount, string>> = {
  jitterPercent: t.jitter,
  timeoutMs: t.timeout,
  failures: t.failures,
  successes: t.successes,
};

function Times({ draft, problems, onDraft }: PartProps) {
  const amount = (key: ProfileAmount) => (
    <AmountField
      label={labels[key]}
      amount={amounts[key]}
      value={draft.amounts[key]}
      error={problems[key]}
      onValue={(value) => onDraft({ ...draft, amounts: { ...draft.amounts, [key]: value } })}
    />
  );
  return (
    <section aria-label={t.when} className="flex flex-col gap-3 border-t border-line pt-3">
      <h3 className="text-13">{t.when}</h3>
      <div className="grid gap-4 md:grid-cols-2">
        <SpanField
          label={t.interval}
          help={t.intervalHelp}
          value={draft.interval}
          error={problems['intervalMs']}
          onValue={(interval) => onDraft({ ...draft, interval })}
        />
        {amount('jitterPercent')}
        {amount('timeoutMs')}
        <span className="max-md:hidden" />
        {amount('failures')}
        {amount('successes')}
      </div>
    </section>
  );
}
