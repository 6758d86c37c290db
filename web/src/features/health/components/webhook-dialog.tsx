// Adds a webhook or changes one: a name, the address, and which alerts it is told of.
import type { AlertKind, Webhook } from '@gyre/shared/contract/alerts';
import { useState } from 'react';
import { FormFrame } from '../../../components/form-frame.tsx';
import { Field } from '../../../components/ui/field.tsx';
import { Checkbox, Input } from '../../../components/ui/inputs.tsx';
import { t as common } from '../../../lib/messages/common.ts';
import { fieldProblems, isConflict } from '../../../lib/problems.ts';
import { t as all } from '../alert-messages.ts';
import { useCreateWebhook, useUpdateWebhook } from '../mutations.ts';

const t = all.dialog;
const kinds = Object.keys(all.kinds) as readonly AlertKind[];

interface DialogProps {
  readonly webhook?: Webhook;
  readonly onClose: () => void;
  readonly onCreated: (made: { readonly data: Webhook; readonly secret: string }) => void;
}
type Draft = Pick<Webhook, 'name' | 'url' | 'enabled' | 'kinds'>;
const empty: Draft = { name: '', url: '', enabled: true, kinds: [] };

const problemsOf = ({ name, url }: Draft): Readonly<Record<string, string>> => ({
  ...(name.trim() === '' || name.trim().length > 120 ? { name: t.nameBad } : {}),
  ...(/^https?:\/\/[^\s/]+/i.test(url.trim()) ? {} : { url: t.urlBad }),
});

export function WebhookDialog({ webhook, onClose, onCreated }: DialogProps) {
  const [start] = useState<Draft>(webhook ?? empty);
  const [draft, setDraft] = useState(start);
  const [tried, setTried] = useState(false);
  const create = useCreateWebhook(onCreated);
  const update = useUpdateWebhook(onClose);
  const write = webhook ? update : create;
  const own = problemsOf(draft);
  const said = fieldProblems(write.error);
  const problems = tried ? { ...said, ...own } : {};
  const overwrite = isConflict(write.error);
  const submit = (): void => {
    setTried(true);
    if (Object.keys(own).length > 0) return;
    const body = { name: draft.name.trim(), url: draft.url.trim(), enabled: draft.enabled, kinds: [...draft.kinds] };
    if (webhook) update.mutate({ id: webhook.id, body, ...(overwrite ? {} : { ifVersion: webhook.version }) });
    else create.mutate(body);
  };
  const toggle = (kind: AlertKind): void =>
    setDraft({
      ...draft,
      kinds: draft.kinds.includes(kind) ? draft.kinds.filter((one) => one !== kind) : [...draft.kinds, kind],
    });
  const told = write.error && Object.keys(said).length === 0 ? write.error.message : undefined;
  return (
    <FormFrame
      title={webhook ? t.edit(webhook.name) : t.create}
      verb={overwrite ? common.conflictMine : webhook ? common.saveChanges : t.verb}
      needs="admin"
      busy={write.isPending}
      dirty={draft !== start}
      error={overwrite ? common.conflictTitle : told}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={all.webhooks.name} error={problems['name']}>
        {(ids) => (
          <Input
            {...ids}
            data-autofocus
            value={draft.name}
            onChange={(event) => setDraft({ ...draft, name: event.target.value })}
          />
        )}
      </Field>
      <Field label={all.webhooks.url} help={t.urlHelp} error={problems['url']}>
        {(ids) => (
          <Input
            {...ids}
            code
            value={draft.url}
            onChange={(event) => setDraft({ ...draft, url: event.target.value })}
          />
        )}
      </Field>
      <fieldset>
        <legend className="text-13 font-medium">{t.kinds}</legend>
        {kinds.map((kind) => (
          <Checkbox
            key={kind}
            label={all.kinds[kind]}
            checked={draft.kinds.includes(kind)}
            onChange={() => toggle(kind)}
          />
        ))}
        <p className="text-12 text-ink-3">{t.kindsHelp}</p>
      </fieldset>
      <Checkbox
        label={t.enabled}
        checked={draft.enabled}
        onChange={(event) => setDraft({ ...draft, enabled: event.target.checked })}
      />
    </FormFrame>
  );
}
