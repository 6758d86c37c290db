// Webhooks: who is told of alerts, how the last delivery went, a test at hand.
import type { Webhook } from '@gyre/shared/contract/alerts';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { FormFrame } from '../../../components/form-frame.tsx';
import { Listing } from '../../../components/listing.tsx';
import { PlainTable, type PlainColumn } from '../../../components/plain-table.tsx';
import { StatusIcon } from '../../../components/status-icon.tsx';
import { TimeAgo } from '../../../components/time-ago.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { listed } from '../../../lib/messages.ts';
import { t as common } from '../../../lib/messages/common.ts';
import { t as all } from '../alert-messages.ts';
import { useRemoveWebhook } from '../mutations.ts';
import { webhooksQuery } from '../queries.ts';
import { WebhookDialog } from './webhook-dialog.tsx';
import { WebhookSecret } from './webhook-secret.tsx';
import { WebhookVerbs } from './webhook-verbs.tsx';

const t = all.webhooks;
type Open =
  | { readonly kind: 'create' }
  | { readonly kind: 'secret'; readonly webhook: Webhook; readonly secret: string }
  | { readonly kind: 'edit' | 'remove'; readonly webhook: Webhook }
  | null;

export function Webhooks() {
  const read = useQuery(webhooksQuery);
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  return (
    <section aria-label={t.title} className="flex flex-col gap-3">
      <header className="flex flex-wrap items-start justify-between gap-2">
        <div>
          <h2 className="text-16">{t.title}</h2>
          <p className="text-13 text-ink-2">{t.about}</p>
        </div>
        <Button needs="admin" icon={<Plus size={14} aria-hidden="true" />} onClick={() => setOpen({ kind: 'create' })}>
          {t.create}
        </Button>
      </header>
      <Listing read={read} expect={1} empty={<p className="text-13 text-ink-3">{t.empty}</p>}>
        {(webhooks) => (
          <PlainTable
            name={t.title}
            sortParam="sort-webhooks"
            rows={webhooks}
            keyOf={(webhook) => webhook.id}
            columns={columns((kind, webhook) => setOpen({ kind, webhook }))}
          />
        )}
      </Listing>
      {open?.kind === 'create' && (
        <WebhookDialog
          onClose={close}
          onCreated={({ data, secret }) => setOpen({ kind: 'secret', webhook: data, secret })}
        />
      )}
      {open?.kind === 'secret' && <WebhookSecret webhook={open.webhook} secret={open.secret} onClose={close} />}
      {open?.kind === 'edit' && <WebhookDialog webhook={open.webhook} onClose={close} onCreated={close} />}
      {open?.kind === 'remove' && <RemoveWebhook webhook={open.webhook} onClose={close} />}
    </section>
  );
}

function columns(onVerb: (verb: 'edit' | 'remove', webhook: Webhook) => void): readonly PlainColumn<Webhook>[] {
  return [
    {
      id: 'name',
      sort: ({ name }) => name,
      title: t.name,
      cell: ({ name, enabled }) => <span className={enabled ? '' : 'text-ink-3'}>{name}</span>,
    },
    {
      id: 'url',
      sort: ({ url }) => url,
      title: t.url,
      cell: ({ url }) => <span className="mono break-all">{url}</span>,
    },
    {
      id: 'told',
      title: t.told,
      from: 'lg',
      cell: ({ kinds }) =>
        kinds.length === 0 ? (
          <span className="text-ink-3">{t.everything}</span>
        ) : (
          listed(kinds.map((kind) => all.kinds[kind]))
        ),
    },
    {
      id: 'last',
      sort: ({ lastAt }) => lastAt,
      firstDown: true,
      title: t.last,
      cell: (webhook) => <LastDelivery webhook={webhook} />,
    },
    {
      id: 'verbs',
      title: t.edit,
      end: true,
      verbs: true,
      cell: (webhook) => <WebhookVerbs webhook={webhook} onVerb={(verb) => onVerb(verb, webhook)} />,
    },
  ];
}

function LastDelivery({ webhook }: { readonly webhook: Webhook }) {
  const { lastAt, lastStatus, lastProblem, failures, waiting } = webhook;
  if (lastAt === null) return <span className="text-ink-3">{t.none}</span>;
  const good = lastProblem === null && failures === 0;
  return (
    <span>
      <span className={`inline-flex flex-wrap items-center gap-x-1.5 ${good ? 'text-healthy' : 'text-danger'}`}>
        <StatusIcon kind={good ? 'healthy' : 'ejected'} size={12} />
        {lastStatus === null ? t.noAnswer : t.answered(lastStatus)}
        <span className="text-ink-3">
          <TimeAgo at={lastAt} />
        </span>
      </span>
      {lastProblem !== null && <span className="block text-12 break-words text-ink-2">{lastProblem}</span>}
      {failures > 0 && <span className="block text-12 text-ink-2">{t.failedTries(failures)}</span>}
      {waiting > 0 && <span className="block text-12 text-ink-2">{t.waiting(waiting)}</span>}
    </span>
  );
}

function RemoveWebhook({ webhook, onClose }: { readonly webhook: Webhook; readonly onClose: () => void }) {
  const remove = useRemoveWebhook(onClose);
  return (
    <FormFrame
      danger
      title={t.removeTitle(webhook.name)}
      text={t.removeText(webhook.waiting)}
      verb={common.remove}
      needs="admin"
      busy={remove.isPending}
      error={remove.error?.message}
      onSubmit={() => remove.mutate({ id: webhook.id, name: webhook.name })}
      onClose={onClose}
    />
  );
}
