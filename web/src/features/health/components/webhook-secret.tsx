// The signing secret of a new webhook, and how deliveries are checked with it.
import type { Webhook } from '@gyre/shared/contract/alerts';
import { SecretDialog } from '../../../components/secret-dialog.tsx';
import { t as all } from '../alert-messages.ts';

const t = all.secret;

interface SecretProps {
  readonly webhook: Webhook;
  readonly secret: string;
  readonly onClose: () => void;
}

export function WebhookSecret({ webhook, secret, onClose }: SecretProps) {
  return (
    <SecretDialog
      title={t.title(webhook.name)}
      text={t.text}
      secret={secret}
      what={t.what}
      done={t.done}
      onClose={onClose}
    >
      <h3 className="text-13">{t.how}</h3>
      <p className="text-13 text-ink-2">{t.howText}</p>
    </SecretDialog>
  );
}
