// A button with only an icon: always has a name, which is also its tooltip.
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { cn } from '../../lib/cn.ts';
import { Tip } from './tip.tsx';

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  readonly name: string;
  readonly small?: boolean;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function IconButton({ name, small, children, type = 'button', ...rest }: IconButtonProps) {
  return (
    <Tip text={name}>
      <button
        type={type}
        aria-label={name}
        className={cn(
          'inline-flex shrink-0 items-center justify-center rounded-control text-ink-2 transition-colors duration-100 hover:bg-raised hover:text-ink disabled:text-ink-3 pointer-coarse:size-11',
          small ? 'size-6' : 'size-8',
        )}
        {...rest}
      >
        {children}
      </button>
    </Tip>
  );
}
