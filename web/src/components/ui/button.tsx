// Buttons. A busy button keeps its size and place; one that is not allowed says why instead of hiding.
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import type { Scope } from '@gyre/shared/vocabulary';
import { cn } from '../../lib/cn.ts';
import { t } from '../../lib/messages/common.ts';
import { useMay } from '../../lib/session.ts';
import { Spinner } from './spinner.tsx';

type Look = 'primary' | 'plain' | 'quiet' | 'danger' | 'danger-quiet';
const looks: Record<Look, string> = {
  primary:
    'bg-accent text-on-accent border-transparent hover:not-disabled:brightness-110 disabled:bg-raised disabled:text-ink-3 disabled:border-line',
  plain:
    'bg-page text-ink border-control/70 hover:not-disabled:bg-surface hover:not-disabled:border-control disabled:text-ink-3 disabled:border-line disabled:bg-surface',
  quiet:
    'bg-transparent text-ink-2 border-transparent hover:not-disabled:bg-raised hover:not-disabled:text-ink disabled:text-ink-3',
  danger:
    'bg-danger text-on-danger border-transparent hover:not-disabled:brightness-110 disabled:bg-raised disabled:text-ink-3 disabled:border-line',
  'danger-quiet': 'bg-transparent text-danger border-transparent hover:not-disabled:bg-danger-tint disabled:text-ink-3',
};

export const buttonClass = (look: Look = 'plain', small = false): string =>
  cn(
    'relative inline-flex shrink-0 items-center justify-center gap-1.5 rounded-control border font-medium whitespace-nowrap select-none transition-colors duration-100',
    small ? 'h-7 px-2 text-13' : 'h-8 px-3 text-13',
    'pointer-coarse:min-h-11 pointer-coarse:min-w-11',
    looks[look],
  );

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  readonly look?: Look;
  readonly small?: boolean;
  readonly busy?: boolean;
  readonly icon?: ReactNode;
  /** Scope this verb needs; without it the button is disabled and says so. */
  readonly needs?: Scope;
  readonly wide?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({
  look = 'plain',
  small,
  busy,
  icon,
  needs = 'read',
  wide,
  children,
  disabled,
  title,
  type = 'button',
  onClick,
  ...rest
}: ButtonProps) {
  const may = useMay(needs) || needs === 'read';
  const off = !may || busy === true;
  return (
    <button
      type={type}
      className={cn(buttonClass(look, small), wide && 'w-full', off && !disabled && 'opacity-75')}
      disabled={disabled}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      title={may ? title : t.needsScope(needs)}
      onClick={off ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  );
}
