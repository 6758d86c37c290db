// Dialogs: trapped focus, Esc closes, focus returns. The scrim is ours: the stock overlay adds a <style> element, which the page's policy forbids.
import { Dialog as Stock } from 'radix-ui';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '../../lib/cn.ts';
import { t } from '../../lib/messages/common.ts';
import { IconButton } from './icon-button.tsx';

interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** One or two sentences under the title. */
  readonly text?: ReactNode;
  readonly size?: 'small' | 'medium' | 'large';
  readonly children?: ReactNode;
  readonly footer?: ReactNode;
  /** Cannot be dismissed by Esc or a click outside. */
  readonly fixed?: boolean;
  readonly alert?: boolean;
}
const sizes = {
  small: 'md:max-w-[440px]',
  medium: 'md:max-w-[640px]',
  large: 'md:h-[min(760px,calc(100dvh-48px))] md:max-w-[1120px]',
};

export function Dialog({ open, onClose, title, text, size = 'small', children, footer, fixed, alert }: DialogProps) {
  return (
    <Stock.Root open={open} onOpenChange={(next) => !next && !fixed && onClose()}>
      <Stock.Portal>
        <div data-scroll-lock className="enter-fade fixed inset-0 z-40 bg-scrim" />
        <Stock.Content
          role={alert ? 'alertdialog' : 'dialog'}
          aria-describedby={undefined}
          onOpenAutoFocus={focusWanted}
          onEscapeKeyDown={(event) => hasOwnEscape(event.target) && event.preventDefault()}
          className={cn(
            'enter-fade fixed inset-x-0 bottom-0 z-40 flex max-h-[calc(100dvh-24px)] w-full flex-col rounded-t-panel border bg-page shadow-layer outline-none',
            'md:inset-auto md:top-1/2 md:left-1/2 md:max-h-[calc(100dvh-48px)] md:w-[calc(100vw-48px)] md:-translate-x-1/2 md:-translate-y-1/2 md:rounded-panel',
            sizes[size],
            size === 'large' && 'h-[calc(100dvh-24px)]',
          )}
        >
          <header className="flex items-start gap-3 px-4 pt-4 pb-3">
            <div className="min-w-0 flex-1">
              <Stock.Title className="text-16 font-semibold">{title}</Stock.Title>
              {text && <div className="mt-1 text-13 text-ink-2">{text}</div>}
            </div>
            {!fixed && (
              <Stock.Close asChild>
                <IconButton name={t.close}>
                  <X size={16} aria-hidden="true" />
                </IconButton>
              </Stock.Close>
            )}
          </header>
          {children && <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-4">{children}</div>}
          {footer && (
            <footer className="flex flex-wrap items-center justify-end gap-2 border-t bg-surface px-4 py-3 md:rounded-b-panel">
              {footer}
            </footer>
          )}
        </Stock.Content>
      </Stock.Portal>
    </Stock.Root>
  );
}

/** An editor inside a dialog that is left by Esc on its own says so by this attribute. */
const hasOwnEscape = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-own-escape]') !== null;

/**
 * A dialog may mark what gets the focus first; otherwise its first field does, or the dialog itself. Never the close button:
 * its tooltip would open and swallow the first Esc.
 */
export function focusWanted(event: Event): void {
  const content = event.currentTarget as HTMLElement;
  const wanted = content.querySelector<HTMLElement>('[data-autofocus]') ?? content.querySelector<HTMLElement>(fields);
  event.preventDefault();
  (wanted ?? content).focus();
}
const fields = 'input:not([type=hidden], [hidden], :disabled), textarea:not(:disabled), select:not(:disabled)';
