// Verbs on one webhook: a test with its answer beside it, on and off, edit, remove.
import type { Webhook } from '@gyre/shared/contract/alerts';
import { MoreHorizontal, Send } from 'lucide-react';
import { StatusIcon } from '../../../components/status-icon.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { IconButton } from '../../../components/ui/icon-button.tsx';
import { Switch } from '../../../components/ui/inputs.tsx';
import { Menu, MenuItem, MenuLabel, MenuLine } from '../../../components/ui/menu.tsx';
import { formatMs } from '../../../lib/format.ts';
import { t as common } from '../../../lib/messages/common.ts';
import { useMay } from '../../../lib/session.ts';
import { t as all } from '../alert-messages.ts';
import { useTestWebhook, useUpdateWebhook } from '../mutations.ts';

const t = all.webhooks;

interface VerbsProps {
  readonly webhook: Webhook;
  readonly onVerb: (verb: 'edit' | 'remove') => void;
}

export function WebhookVerbs({ webhook, onVerb }: VerbsProps) {
  const may = useMay('admin');
  const update = useUpdateWebhook(undefined, t.failedSave);
  const test = useTestWebhook();
  return (
    <span className="inline-flex flex-col items-end gap-1">
      <span className="inline-flex items-center gap-1">
        <Switch
          on={webhook.enabled}
          name={t.switchOf(webhook.name)}
          disabled={!may || update.isPending}
          title={may ? undefined : common.needsScope('admin')}
          onSwitch={(enabled) => update.mutate({ id: webhook.id, body: { enabled } })}
        />
        <Button
          small
          needs="admin"
          busy={test.isPending}
          icon={<Send size={14} aria-hidden="true" />}
          aria-label={t.testOf(webhook.name)}
          onClick={() => test.mutate(webhook.id)}
        >
          {t.test}
        </Button>
        <Menu
          trigger={
            <IconButton small name={common.moreActions}>
              <MoreHorizontal size={16} aria-hidden="true" />
            </IconButton>
          }
        >
          <MenuItem disabled={!may} onSelect={() => onVerb('edit')}>
            {t.edit}
          </MenuItem>
          <MenuLine />
          <MenuItem danger disabled={!may} onSelect={() => onVerb('remove')}>
            {common.removeDots}
          </MenuItem>
          {!may && <MenuLabel>{common.needsScope('admin')}</MenuLabel>}
        </Menu>
      </span>
      <span role="status" className="max-w-72 text-right text-12 whitespace-normal">
        {test.isPending && <span className="text-ink-3">{t.testing}</span>}
        {!test.isPending && test.error && <span className="text-danger">{test.error.message}</span>}
        {!test.isPending && test.data && <Answer answer={test.data} />}
      </span>
    </span>
  );
}

interface AnswerProps {
  readonly answer: {
    readonly ok: boolean;
    readonly status: number | null;
    readonly problem: string | null;
    readonly ms: number;
  };
}

const Answer = ({ answer: { ok, status, problem, ms } }: AnswerProps) => (
  <span className={`inline-flex items-baseline gap-1.5 text-left ${ok ? 'text-healthy' : 'text-danger'}`}>
    <StatusIcon kind={ok ? 'healthy' : 'ejected'} size={12} />
    {ok
      ? t.testOk(status, formatMs(ms))
      : t.testFailed(problem ?? (status === null ? t.noAnswer : t.answered(status)), formatMs(ms))}
  </span>
);
