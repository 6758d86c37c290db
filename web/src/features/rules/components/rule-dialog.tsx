// Makes a rule or changes one: what it matches, what it does, the sentence that says both, and what it would have done.
import { ConflictNote } from '../../../components/conflict-note.tsx';
import { FormFrame } from '../../../components/form-frame.tsx';
import { Field } from '../../../components/ui/field.tsx';
import { Input } from '../../../components/ui/inputs.tsx';
import { t as common } from '../../../lib/messages/common.ts';
import { d } from '../dialog-messages.ts';
import { useRuleForm, type RuleFormOptions } from '../use-rule-form.ts';
import { nameOf } from './rule-row.tsx';
import { ThenFields } from './then-fields.tsx';
import { WhatIfCard } from './what-if-card.tsx';
import { WhenFields } from './when-fields.tsx';

export function RuleDialog(options: RuleFormOptions) {
  const { rule, at = 0, total, onClose } = options;
  const form = useRuleForm(options);
  const { draft, setDraft, problems } = form;
  return (
    <FormFrame
      size="medium"
      title={rule ? d.editTitle(nameOf(rule, at)) : d.createTitle}
      verb={rule ? common.saveChanges : d.createVerb}
      needs="operate"
      busy={form.busy}
      dirty={form.dirty}
      error={form.error}
      onSubmit={form.submit}
      onClose={onClose}
    >
      {form.conflict && <ConflictNote {...form.conflict} />}
      <div className="sticky top-0 z-10 rounded-panel shadow-[0_-6px_0_6px_var(--page)] border border-accent/40 bg-accent-tint px-3 py-2 text-13">
        <span className="sr-only">{d.sentence}: </span>
        <output className="break-words">{form.sentence}</output>
      </div>
      <div className={rule ? '' : 'grid gap-3 md:grid-cols-[minmax(0,1fr)_120px]'}>
        <Field label={d.name} optional help={d.nameHelp} error={problems['name']}>
          {(ids) => (
            <Input
              {...ids}
              maxLength={120}
              value={draft.name}
              onChange={(event) => setDraft({ ...draft, name: event.target.value })}
            />
          )}
        </Field>
        {!rule && (
          <Field label={d.place} help={d.placeHelp(total)} error={problems['at']}>
            {(ids) => (
              <Input
                {...ids}
                inputMode="numeric"
                value={draft.place}
                onChange={(event) => setDraft({ ...draft, place: event.target.value })}
              />
            )}
          </Field>
        )}
      </div>
      <WhenFields draft={draft} problems={problems} onDraft={setDraft} />
      <hr />
      <ThenFields draft={draft} problems={problems} onDraft={setDraft} />
      <WhatIfCard rule={form.unsaved} unreadable={form.unreadable} onTried={form.showProblems} />
    </FormFrame>
  );
}
