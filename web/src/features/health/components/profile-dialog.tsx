// Adds a probe profile or changes one: what a probe does, what the answer must be like, and when.
import type { ProbeProfile } from '@gyre/shared/contract/probe-profiles';
import { AmountField } from '../../../components/amount-field.tsx';
import { FormFrame } from '../../../components/form-frame.tsx';
import { SpanField } from '../../../components/span-field.tsx';
import { Field } from '../../../components/ui/field.tsx';
import { Input, Select } from '../../../components/ui/inputs.tsx';
import { t as common } from '../../../lib/messages/common.ts';
import { useDraft } from '../../../lib/use-draft.ts';
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
  const create = useCreateProfile(onClose);
  const update = useUpdateProfile(onClose);
  const save = (typed: ProfileDraft, overwrite: boolean): void => {
    if (!profile) return create.mutate(fieldsOfProfile(typed));
    const body = updateOfProfile(typed, profile);
    if (Object.keys(body).length === 0) return onClose();
    update.mutate({ id: profile.id, body, ...(overwrite ? {} : { ifVersion: profile.version }) });
  };
  const { draft, setDraft, problems, frame } = useDraft({
    begin: () => (profile ? draftOfProfile(profile) : emptyProfile),
    problemsOf: problemsOfProfile,
    write: profile ? update : create,
    verb: profile ? common.saveChanges : t.verb,
    save,
  });
  return (
    <FormFrame
      {...frame}
      size="medium"
      title={profile ? t.edit(profile.name) : t.create}
      needs="operate"
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
