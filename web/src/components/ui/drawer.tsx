// A drawer from the right, 720 px; below 1024 px it covers the page. Same focus rules as a dialog.
import { Dialog as Stock } from 'radix-ui';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '../../lib/messages/common.ts';
import { focusWanted } from './dialog.tsx';
import { IconButton } from './icon-button.tsx';

interface DrawerProps {
  readonly onClose: () => void;
  readonly title: string;
  /** Shown beside or under the title: status, ids. */
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
}

export function Drawer({ onClose, title, subtitle, actions, children, footer }: DrawerProps) {
  return (
    <Stock.Root open onOpenChange={(next) => !next && onClose()}>
      <Stock.Portal>
        <div data-scroll-lock className="enter-fade fixed inset-0 z-30 bg-scrim" />
        <Stock.Content
          aria-describedby={undefined}
          onOpenAutoFocus={focusWanted}
          className="enter-drawer fixed inset-y-0 right-0 z-30 flex w-full flex-col border-l bg-page shadow-layer outline-none lg:w-[720px]"
        >
          <header className="flex flex-wrap items-start gap-x-3 gap-y-2 border-b px-4 py-3 lg:px-6">
            <div className="min-w-0 flex-1">
              <Stock.Title className="text-16 leading-8 font-semibold max-lg:leading-6 max-lg:break-words lg:truncate">
                {title}
              </Stock.Title>
              {subtitle && <div className="text-13 text-ink-2">{subtitle}</div>}
            </div>
            <Stock.Close asChild>
              <IconButton name={t.close}>
                <X size={16} aria-hidden="true" />
              </IconButton>
            </Stock.Close>
            {actions && <div className="flex w-full flex-wrap items-center gap-2">{actions}</div>}
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-4 py-4 lg:px-6" tabIndex={-1}>
            {children}
          </div>
          {footer && (
            <footer className="flex flex-wrap items-center justify-end gap-2 border-t bg-surface px-4 py-3 lg:px-6">
              {footer}
            </footer>
          )}
        </Stock.Content>
      </Stock.Portal>
    </Stock.Root>
  );
}
