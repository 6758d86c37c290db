// Text input, text area, select, checkbox and switch in the one look they share. All native elements, styled.
import type { InputHTMLAttributes, ReactNode, Ref, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react';
import { cn } from '../../lib/cn.ts';

export const control =
  'w-full min-w-0 rounded-control border border-control/80 bg-page px-2.5 text-13 text-ink hover:border-control aria-invalid:border-danger disabled:bg-surface disabled:text-ink-3 focus-visible:outline-offset-0 focus-visible:shadow-none pointer-coarse:min-h-11 pointer-coarse:text-16';

type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'className'> & {
  readonly code?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
};
export function Input({ code, ...rest }: InputProps) {
  return <input className={cn(control, 'h-8', code && 'mono')} autoComplete="off" spellCheck={false} {...rest} />;
}

type TextAreaProps = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'className'> & {
  readonly code?: boolean;
  readonly fill?: boolean;
  readonly ref?: Ref<HTMLTextAreaElement>;
};
export function TextArea({ code, fill, ...rest }: TextAreaProps) {
  return (
    <textarea
      className={cn(
        control,
        'block py-2',
        code && 'font-mono text-12 leading-5',
        fill && 'min-h-40 flex-1 resize-none',
      )}
      spellCheck={false}
      {...rest}
    />
  );
}

type SelectProps = Omit<SelectHTMLAttributes<HTMLSelectElement>, 'className'> & {
  readonly ref?: Ref<HTMLSelectElement>;
};
export function Select({ children, ...rest }: SelectProps) {
  return (
    <span className="relative flex min-w-0">
      <select className={cn(control, 'h-8 appearance-none truncate pr-8')} {...rest}>
        {children}
      </select>
      <svg
        viewBox="0 0 16 16"
        className="pointer-events-none absolute top-1/2 right-2 size-4 -translate-y-1/2 text-ink-3"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        aria-hidden="true"
      >
        <path d="m4.5 6.5 3.5 3.5 3.5-3.5" />
      </svg>
    </span>
  );
}

type CheckboxProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'type'> & {
  readonly label?: ReactNode;
  readonly mixed?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
};
export function Checkbox({ label, mixed, ...rest }: CheckboxProps) {
  const box = (
    <input
      type="checkbox"
      ref={(node) => {
        if (node) node.indeterminate = mixed === true;
      }}
      className="size-4 shrink-0 cursor-pointer rounded-[4px] accent-accent disabled:cursor-not-allowed"
      {...rest}
    />
  );
  if (label === undefined) return box;
  return (
    <label className="flex min-h-6 items-center gap-2 text-13 pointer-coarse:min-h-11">
      {box}
      <span>{label}</span>
    </label>
  );
}

type SwitchProps = {
  readonly on: boolean;
  readonly onSwitch: (on: boolean) => void;
  readonly name: string;
  readonly disabled?: boolean;
  readonly title?: string;
};
export function Switch({ on, onSwitch, name, disabled, title }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      aria-label={name}
      title={title}
      disabled={disabled}
      onClick={() => onSwitch(!on)}
      className="group inline-flex h-6 w-9 shrink-0 items-center rounded-full pointer-coarse:h-11 pointer-coarse:w-11"
    >
      <span
        className={cn(
          'flex h-5 w-9 items-center rounded-full border p-0.5 transition-colors',
          on ? 'justify-end border-accent bg-accent' : 'justify-start border-control bg-raised',
        )}
      >
        <span className={cn('size-3.5 rounded-full', on ? 'bg-on-accent' : 'bg-ink-3')} />
      </span>
    </button>
  );
}
