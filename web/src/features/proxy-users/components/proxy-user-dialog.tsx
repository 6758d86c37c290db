// Makes a proxy user or changes one: name (only when new), pools with the default first, a note.
import type { ProxyUser } from '@gyre/shared/contract/proxy-users';
import { ConflictNote } from '../../../components/conflict-note.tsx';
import { FormFrame } from '../../../components/form-frame.tsx';
import { Field, FieldError } from '../../../components/ui/field.tsx';
import { Checkbox, Input } from '../../../components/ui/inputs.tsx';
import { t as common } from '../../../lib/messages/common.ts';
import { t as limits } from '../limit-messages.ts';
import { t } from '../messages.ts';
import type { Credentials } from '../mutations.ts';
import { useProxyUserForm } from '../use-proxy-user-form.ts';
import { LimitFields } from './limit-fields.tsx';

interface DialogProps {
  readonly user?: ProxyUser;
  readonly onClose: () => void;
  readonly onCreated: (made: Credentials) => void;
}

export function ProxyUserDialog({ user, onClose, onCreated }: DialogProps) {
  const form = useProxyUserForm({ user, onClose, onCreated });
  const { draft, problems, setDraft } = form;
  return (
    <FormFrame
      title={user ? t.editTitle(user.name) : t.createTitle}
      text={user ? undefined : t.createText}
      verb={user ? common.saveChanges : t.createVerb}
      needs="operate"
      busy={form.busy}
      dirty={form.dirty}
      error={form.error}
      onSubmit={form.submit}
      onClose={onClose}
    >
      {form.conflict && <ConflictNote {...form.conflict} busy={form.busy} />}
      {!user && (
        <Field label={t.name} help={t.nameHelp} error={problems.name}>
          {(ids) => (
            <Input
              {...ids}
              data-autofocus
              value={draft.name}
              onChange={(event) => setDraft({ ...draft, name: event.target.value })}
            />
          )}
        </Field>
      )}
      <PoolChoice
        pools={form.allPools}
        chosen={draft.pools}
        problem={problems.pools}
        onChoose={(pools) => setDraft({ ...draft, pools })}
      />
      <Field label={t.note} help={t.noteHelp} optional error={problems.note}>
        {(ids) => (
          <Input
            {...ids}
            maxLength={500}
            value={draft.note}
            onChange={(event) => setDraft({ ...draft, note: event.target.value })}
          />
        )}
      </Field>
      <fieldset>
        <legend className="mb-1 text-13 font-medium">{limits.title}</legend>
        <p className="mb-2 text-12 text-ink-3">{limits.about}</p>
        <LimitFields
          draft={draft.limits}
          problems={problems.limits ?? {}}
          onDraft={(next) => setDraft({ ...draft, limits: next })}
        />
      </fieldset>
      <div>
        <Checkbox
          label={t.mayChooseExit}
          checked={draft.mayChooseExit}
          onChange={(event) => setDraft({ ...draft, mayChooseExit: event.target.checked })}
        />
        <p className="ml-6 text-12 text-ink-3">{t.mayChooseExitHelp}</p>
      </div>
    </FormFrame>
  );
}

interface ChoiceProps {
  readonly pools: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: readonly string[];
  readonly problem: string | undefined;
  readonly onChoose: (ids: readonly string[]) => void;
}

function PoolChoice({ pools, chosen, problem, onChoose }: ChoiceProps) {
  const toggle = (id: string): void =>
    onChoose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <fieldset>
      <legend className="text-13 font-medium">{t.pools}</legend>
      <ul className="mt-1 max-h-48 overflow-y-auto rounded-control border border-line px-2.5 py-1">
        {pools.map(({ id, name }) => (
          <li key={id} className="flex min-h-8 items-center justify-between gap-2">
            <Checkbox label={name} checked={chosen.includes(id)} onChange={() => toggle(id)} />
            {chosen[0] === id && <span className="text-12 text-ink-3">{t.poolDefault}</span>}
            {chosen.includes(id) && chosen[0] !== id && (
              <button
                type="button"
                className="rounded-control px-1 text-12 text-accent hover:underline"
                onClick={() => onChoose([id, ...chosen.filter((one) => one !== id)])}
              >
                {t.makeDefault(name)}
              </button>
            )}
          </li>
        ))}
      </ul>
      {problem && <FieldError text={problem} />}
      <p className="mt-1 text-12 text-ink-3">{t.poolsHelp}</p>
    </fieldset>
  );
}
