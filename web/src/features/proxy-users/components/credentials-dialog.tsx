// Credentials and ready commands. With a password it is the one time it can be read, so closing waits for "I stored it".
import type { ProxyUser } from '@gyre/shared/contract/proxy-users';
import { useState } from 'react';
import { CopyButton } from '../../../components/copy-button.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { Dialog } from '../../../components/ui/dialog.tsx';
import { Checkbox } from '../../../components/ui/inputs.tsx';
import { t as common } from '../../../lib/messages/common.ts';
import { t } from '../messages.ts';
import { SnippetBuilder } from './snippet-builder.tsx';

interface CredentialsProps {
  readonly user: ProxyUser;
  /** null when it is no longer known. */
  readonly password: string | null;
  readonly onClose: () => void;
}

export function CredentialsDialog({ user, password, onClose }: CredentialsProps) {
  const [stored, setStored] = useState(password === null);
  return (
    <Dialog
      open
      size="medium"
      fixed={!stored}
      title={password === null ? t.snippetTitle(user.name) : t.secretTitle(user.name)}
      text={password === null ? t.snippetText : t.secretText}
      onClose={onClose}
      footer={
        <>
          {password !== null && (
            <span className="mr-auto">
              <Checkbox
                label={common.storedIt}
                checked={stored}
                onChange={(event) => setStored(event.target.checked)}
              />
            </span>
          )}
          <Button look="primary" disabled={!stored} onClick={onClose}>
            {t.done}
          </Button>
        </>
      }
    >
      {password !== null && (
        <dl className="mb-4 grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-1 rounded-panel border border-line bg-surface p-3 text-13">
          <dt className="text-ink-3">{t.name}</dt>
          <dd className="flex items-center gap-1">
            <span className="mono">{user.name}</span>
            <CopyButton text={user.name} what={t.name} />
          </dd>
          <dt className="text-ink-3">{t.password}</dt>
          <dd className="flex min-w-0 items-center gap-1">
            <span className="mono min-w-0 break-all">{password}</span>
            <CopyButton text={password} what={t.password} />
          </dd>
        </dl>
      )}
      <SnippetBuilder user={user} password={password} />
    </Dialog>
  );
}
