// A small panel that belongs to a button: facets, worker list.
import { Popover as Stock } from 'radix-ui';
import type { ReactNode } from 'react';

interface PopoverProps {
  readonly trigger: ReactNode;
  readonly name: string;
  readonly children: ReactNode;
  readonly align?: 'start' | 'end';
  readonly open?: boolean;
  readonly onOpen?: (open: boolean) => void;
}

export function Popover({ trigger, name, children, align = 'start', open, onOpen }: PopoverProps) {
  return (
    <Stock.Root {...(open === undefined ? {} : { open })} {...(onOpen ? { onOpenChange: onOpen } : {})}>
      <Stock.Trigger asChild>{trigger}</Stock.Trigger>
      <Stock.Portal>
        <Stock.Content
          aria-label={name}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="enter-fade z-50 max-w-[calc(100vw-16px)] rounded-panel border bg-page shadow-layer"
        >
          {children}
        </Stock.Content>
      </Stock.Portal>
    </Stock.Root>
  );
}
