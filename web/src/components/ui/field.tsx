// A labelled form field: label, control, help and error tied together by ids.
import { useId, type ReactNode } from 'react';
import { t } from '../../lib/messages/common.ts';
import { StatusIcon } from '../status-icon.tsx';

export interface FieldIds {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
}

interface FieldProps {
  readonly label: string;
  readonly help?: ReactNode;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  readonly children: (ids: FieldIds) => ReactNode;
}

export function Field({ label, help, error, optional, children }: FieldProps) {
  const id = useId();
  const described = [error ? `${id}-error` : '', help ? `${id}-help` : ''].filter(Boolean).join(' ');
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-13 font-medium">
        {label}
        {optional && <span className="font-normal text-ink-3"> · {t.optional}</span>}
      </label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {error && <FieldError id={`${id}-error`} text={error} />}
      {help && (
        <div id={`${id}-help`} className="text-12 text-ink-3">
          {help}
        </div>
      )}
    </div>
  );
}

export function FieldError({ id, text }: { readonly id?: string; readonly text: string }) {
  return (
    <p id={id} className="flex items-start gap-1.5 text-12 text-danger">
      <span className="mt-0.5">
        <StatusIcon kind="ejected" size={12} />
      </span>
      {text}
    </p>
  );
}
