// The signing secret of a new webhook, the one time it can be read; closing waits for "I stored it".
import type { Webhook } from '@gyre/shared/contract/alerts';
import { useState } from 'react';
import { CopyButton } from '../../../components/copy-button.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { Dialog } from '../../../components/ui/dialog.tsx';
import { Checkbox } from '../../../components/ui/inputs.tsx';
import { t as common } from '../../../lib/messages/common.ts';
import { t as all } from '../alert-messages.ts';

const t = all.secret;

interface SecretProps {
  readonly webhook: Webhook;
  readonly secret: string;
  readonly onClose: () => void;
}

export function WebhookSecret({ webhook, secret, onClose }: SecretProps) {
  const [stored, setStored] = useState(false);
  return (
    <Dialog
      open
      fixed={!stored}
      size="medium"
      title={t.title(webhook.name)}
      text={t.text}
      onClose={onClose}
      footer={
        <>
          <span className="mr-auto">
            <Checkbox label={common.storedIt} checked={stored} onChange={(event) => setStored(event.target.checked)} />
          </span>
          <Button look="primary" disabled={!stored} onClick={onClose}>
            {t.done}
          </Button>
        </>
      }
    >
      <p className="mb-4 flex min-w-0 items-center gap-2 rounded-panel border border-line bg-surface p-3 text-13">
        <span className="mono min-w-0 flex-1 break-all">{secret}</span>
        <CopyButton text={secret} what={t.what} />
      </p>
      <h3 className="text-13">{t.how}</h3>
      <p className="text-13 text-ink-2">{t.howText}</p>
    </Dialog>
  );
}
