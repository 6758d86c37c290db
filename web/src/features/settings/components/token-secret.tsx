// A new token, the one time it can be read; closing waits for "I stored it".
import type { Token } from '@gyre/shared/contract/auth';
import { useState } from 'react';
import { CodeSnippet } from '../../../components/code-snippet.tsx';
import { CopyButton } from '../../../components/copy-button.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { Dialog } from '../../../components/ui/dialog.tsx';
import { Checkbox } from '../../../components/ui/inputs.tsx';
import { t as common } from '../../../lib/messages/common.ts';
import { t as all } from '../messages.ts';

const t = all.tokens;

interface SecretProps {
  readonly token: Token;
  readonly secret: string;
  readonly onClose: () => void;
}

export function TokenSecret({ token, secret, onClose }: SecretProps) {
  const [stored, setStored] = useState(false);
  return (
    <Dialog
      open
      fixed={!stored}
      size="medium"
      title={t.secretTitle(token.name)}
      text={t.secretText}
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
        <CopyButton text={secret} what={t.token} />
      </p>
      <CodeSnippet
        name={t.tryIt}
        code={`curl -H 'Authorization: Bearer ${secret}' ${window.location.origin}/api/v1/me`}
      />
    </Dialog>
  );
}
