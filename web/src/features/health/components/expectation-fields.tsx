// What the answer to a probe must be like; everything that is given must hold.
import { Field } from '../../../components/ui/field.tsx';
import { Checkbox, Input } from '../../../components/ui/inputs.tsx';
import type { ProfileDraft, ProfileProblems } from '../profile-draft.ts';
import { t as all } from '../profile-messages.ts';

const t = all.dialog;

interface ExpectationProps {
  readonly draft: ProfileDraft;
  readonly problems: ProfileProblems;
  readonly onDraft: (draft: ProfileDraft) => void;
}
type TextKey = 'statuses' | 'headerName' | 'headerText' | 'body';

export function ExpectationFields({ draft, problems, onDraft }: ExpectationProps) {
  const text = (key: TextKey, error: string | undefined, help?: string) => (
    <Field label={t[key]} help={help} error={error} optional>
      {(ids) => (
        <Input
          {...ids}
          code
          value={draft[key]}
          onChange={(event) => onDraft({ ...draft, [key]: event.target.value })}
        />
      )}
    </Field>
  );
  const secure = /^https:/i.test(draft.target.trim());
  return (
    <section aria-label={t.expect} className="flex flex-col gap-3 border-t border-line pt-3">
      <h3 className="text-13">{t.expect}</h3>
      {text('statuses', problems['expect/statuses'], t.statusesHelp)}
      <div className="grid gap-4 md:grid-cols-2">
        {text('headerName', problems['expect/header'])}
        {text('headerText', undefined)}
      </div>
      {text('body', problems['expect/bodyText'], t.bodyHelp)}
      {secure && (
        <Checkbox
          label={t.verifyTls}
          checked={draft.verifyTls}
          onChange={(event) => onDraft({ ...draft, verifyTls: event.target.checked })}
        />
      )}
    </section>
  );
}
