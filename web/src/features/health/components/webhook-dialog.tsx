// Adds a webhook or changes one: a name, the address, and which alerts it is told of.
import type { AlertKind, Webhook } from '@gyre/shared/contract/alerts';
import { FormFrame } from '../../../components/form-frame.tsx';
import { Field } from '../../../components/ui/field.tsx';
import { Checkbox, Input } from '../../../components/ui/inputs.tsx';
import { t as common } from '../../../lib/messages/common.ts';
import { useDraft } from '../../../lib/use-draft.ts';
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
  const create = useCreateWebhook(onCreated);
  const update = useUpdateWebhook(onClose);
  const save = ({ name, url, enabled, kinds }: Draft, overwrite: boolean): void => {
    const body = { name: name.trim(), url: url.trim(), enabled, kinds: [...kinds] };
    if (webhook) update.mutate({ id: webhook.id, body, ...(overwrite ? {} : { ifVersion: webhook.version }) });
    else create.mutate(body);
  };
  const { draft, setDraft, problems, frame } = useDraft<Draft>({
    begin: () => webhook ?? empty,
    problemsOf,
    write: webhook ? update : create,
    verb: webhook ? common.saveChanges : t.verb,
    save,
  });
  const toggle = (kind: AlertKind): void =>
    setDraft({
      ...draft,
      kinds: draft.kinds.includes(kind) ? draft.kinds.filter((one) => one !== kind) : [...draft.kinds, kind],
    });
  return (
    <FormFrame {...frame} title={webhook ? t.edit(webhook.name) : t.create} needs="admin" onClose={onClose}>
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
