// A new secret, the one time it can be read; closing waits for "I stored it".
import { type ReactNode, useState } from 'react';
import { t as common } from '../lib/messages/common.ts';
import { CopyButton } from './copy-button.tsx';
import { Button } from './ui/button.tsx';
import { Dialog } from './ui/dialog.tsx';
import { Checkbox } from './ui/inputs.tsx';

interface SecretProps {
  readonly title: string;
  readonly text: string;
  readonly secret: string;
  /** What it is called where it is copied. */
  readonly what: string;
  readonly done: string;
  readonly onClose: () => void;
  /** How it is used. */
  readonly children: ReactNode;
}

export function SecretDialog({ title, text, secret, what, done, onClose, children }: SecretProps) {
  const [stored, setStored] = useState(false);
  return (
    <Dialog
      open
      fixed={!stored}
      size="medium"
      title={title}
      text={text}
      onClose={onClose}
      footer={
        <>
          <span className="mr-auto">
            <Checkbox label={common.storedIt} checked={stored} onChange={(event) => setStored(event.target.checked)} />
          </span>
          <Button look="primary" disabled={!stored} onClick={onClose}>
            {done}
          </Button>
        </>
      }
    >
      <p className="mb-4 flex min-w-0 items-center gap-2 rounded-panel border border-line bg-surface p-3 text-13">
        <span className="mono min-w-0 flex-1 break-all">{secret}</span>
        <CopyButton text={secret} what={what} />
      </p>
      {children}
    </Dialog>
  );
}
