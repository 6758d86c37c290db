// A form in a dialog: fields, one verb, the server's reason beside it. Leaving with unsaved text asks once.
import type { Scope } from '@gyre/shared/vocabulary';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { t } from '../lib/messages/common.ts';
import { Button } from './ui/button.tsx';
import { Dialog } from './ui/dialog.tsx';
import { FieldError } from './ui/field.tsx';

interface FormFrameProps {
  readonly title: string;
  readonly text?: ReactNode;
  readonly size?: 'small' | 'medium' | 'large';
  readonly verb: string;
  readonly needs?: Scope;
  readonly danger?: boolean;
  readonly busy: boolean;
  /** The verb cannot be pressed yet. */
  readonly off?: boolean;
  /** Something was typed that closing would lose. */
  readonly dirty?: boolean;
  /** Why the last try failed, unless a field says it. */
  readonly error?: string | undefined;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

export function FormFrame(props: FormFrameProps) {
  const { title, text, size, verb, needs, danger, busy, off, dirty, error, onSubmit, onClose, children } = props;
  const id = useId();
  const [leaving, setLeaving] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    if (!off && !busy) onSubmit();
  };
  const close = (): void => (dirty && !leaving ? setLeaving(true) : onClose());
  return (
    <Dialog
      open
      alert={danger}
      size={size}
      title={title}
      text={text}
      onClose={close}
      footer={
        leaving ? (
          <>
            <p role="alert" className="mr-auto text-13">
              {t.unsavedText}
            </p>
            <Button look="danger-quiet" onClick={onClose}>
              {t.unsavedLeave}
            </Button>
            <Button onClick={() => setLeaving(false)}>{t.unsavedStay}</Button>
          </>
        ) : (
          <>
            <Button onClick={close} data-autofocus={danger ? '' : undefined}>
              {t.cancel}
            </Button>
            <Button
              type="submit"
              form={id}
              look={danger ? 'danger' : 'primary'}
              needs={needs}
              busy={busy}
              disabled={off}
            >
              {verb}
            </Button>
          </>
        )
      }
    >
      <form id={id} noValidate onSubmit={submit} className="flex flex-col gap-4">
        {children}
        {error && (
          <div role="alert">
            <FieldError text={error} />
          </div>
        )}
      </form>
    </Dialog>
  );
}
