// Adds a site-ban rule or changes one: what tells that a site blocks an exit, for which sites, and how long the exit stays away.
import type { SiteBanRule } from '@gyre/shared/contract/site-bans';
import { FormFrame } from '../../../components/form-frame.tsx';
import { SpanField } from '../../../components/span-field.tsx';
import { Field } from '../../../components/ui/field.tsx';
import { Checkbox, Input } from '../../../components/ui/inputs.tsx';
import { t as common } from '../../../lib/messages/common.ts';
import { useDraft } from '../../../lib/use-draft.ts';
import { t as all } from '../ban-messages.ts';
import {
  draftOfBanRule,
  emptyBanRule,
  fieldsOfBanRule,
  problemsOfBanRule,
  updateOfBanRule,
  type BanRuleDraft,
  type BanRuleProblems,
} from '../ban-rule-draft.ts';
import { useCreateBanRule, useUpdateBanRule } from '../mutations.ts';
import { ConditionFields } from './condition-fields.tsx';

const t = all.dialog;

interface DialogProps {
  readonly rule?: SiteBanRule;
  readonly onClose: () => void;
}

export function BanRuleDialog({ rule, onClose }: DialogProps) {
  const create = useCreateBanRule(onClose);
  const update = useUpdateBanRule(onClose);
  const save = (typed: BanRuleDraft, overwrite: boolean): void => {
    if (!rule) return create.mutate(fieldsOfBanRule(typed));
    const body = updateOfBanRule(typed, rule);
    if (Object.keys(body).length === 0) return onClose();
    update.mutate({ id: rule.id, body, ...(overwrite ? {} : { ifVersion: rule.version }) });
  };
  const { draft, setDraft, problems, frame } = useDraft({
    begin: () => (rule ? draftOfBanRule(rule) : emptyBanRule),
    problemsOf: problemsOfBanRule,
    write: rule ? update : create,
    verb: rule ? common.saveChanges : t.verb,
    save,
  });
  return (
    <FormFrame {...frame} size="medium" title={rule ? t.edit(rule.name) : t.create} needs="operate" onClose={onClose}>
      <Field label={t.name} error={problems['name']}>
        {(ids) => (
          <Input
            {...ids}
            data-autofocus
            value={draft.name}
            onChange={(event) => setDraft({ ...draft, name: event.target.value })}
          />
        )}
      </Field>
      <Field label={t.sites} help={t.sitesHelp} error={problems['sites']} optional>
        {(ids) => (
          <Input
            {...ids}
            code
            value={draft.sites}
            onChange={(event) => setDraft({ ...draft, sites: event.target.value })}
          />
        )}
      </Field>
      <ConditionFields draft={draft} problems={problems} onDraft={setDraft} />
      <Consequence draft={draft} problems={problems} onDraft={setDraft} />
    </FormFrame>
  );
}

interface PartProps {
  readonly draft: BanRuleDraft;
  readonly problems: BanRuleProblems;
  readonly onDraft: (draft: BanRuleDraft) => void;
}

function Consequence({ draft, problems, onDraft }: PartProps) {
  return (
    <>
      <div className="grid gap-4 md:grid-cols-2">
        <SpanField
          label={t.ban}
          help={all.spanHelp}
          value={draft.ban}
          error={problems['banMs']}
          onValue={(ban) => onDraft({ ...draft, ban })}
        />
        <SpanField
          label={t.most}
          help={t.mostHelp}
          value={draft.most}
          error={problems['mostBanMs']}
          onValue={(most) => onDraft({ ...draft, most })}
        />
      </div>
      <div>
        <Checkbox
          label={t.retry}
          checked={draft.retry}
          onChange={(event) => onDraft({ ...draft, retry: event.target.checked })}
        />
        <p className="ml-6 text-12 text-ink-3">{t.retryHelp}</p>
        <Checkbox
          label={t.enabled}
          checked={draft.enabled}
          onChange={(event) => onDraft({ ...draft, enabled: event.target.checked })}
        />
      </div>
    </>
  );
}
