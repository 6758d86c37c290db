// Drop-down menu: verbs on one thing, or one choice out of a few.
import { DropdownMenu as Stock } from 'radix-ui';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '../../lib/cn.ts';

const item =
  'relative flex min-h-8 w-full cursor-default items-center gap-2 rounded-control px-2 text-13 outline-none select-none data-[highlighted]:bg-raised data-[disabled]:text-ink-3 pointer-coarse:min-h-11';

export function Menu({
  trigger,
  children,
  align = 'end',
  wide,
}: {
  readonly trigger: ReactNode;
  readonly children: ReactNode;
  readonly align?: 'start' | 'end';
  readonly wide?: boolean;
}) {
  return (
    <Stock.Root modal={false}>
      <Stock.Trigger asChild>{trigger}</Stock.Trigger>
      <Stock.Portal>
        <Stock.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className={cn(
            'enter-fade z-50 max-h-[min(420px,var(--radix-dropdown-menu-content-available-height))] overflow-y-auto rounded-panel border bg-page p-1 shadow-layer',
            wide ? 'min-w-64' : 'min-w-44',
          )}
        >
          {children}
        </Stock.Content>
      </Stock.Portal>
    </Stock.Root>
  );
}

export function MenuItem({
  icon,
  children,
  danger,
  disabled,
  onSelect,
}: {
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
}) {
  return (
    <Stock.Item className={cn(item, danger && 'text-danger')} disabled={disabled} onSelect={onSelect}>
      {icon}
      {children}
    </Stock.Item>
  );
}

/** A link as a menu item, so that it can be opened in another tab. */
export function MenuLink({
  icon,
  children,
  href,
  download,
}: {
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  readonly href: string;
  readonly download?: boolean;
}) {
  return (
    <Stock.Item asChild className={item}>
      <a href={href} download={download}>
        {icon}
        {children}
      </a>
    </Stock.Item>
  );
}

export function MenuChoice<T extends string>({
  value,
  onChoose,
  options,
}: {
  readonly value: T;
  readonly onChoose: (value: T) => void;
  readonly options: readonly (readonly [value: T, label: string, icon?: ReactNode])[];
}) {
  return (
    <Stock.RadioGroup value={value} onValueChange={(next) => onChoose(next as T)}>
      {options.map(([one, label, icon]) => (
        <Stock.RadioItem key={one} value={one} className={cn(item, 'pr-8')}>
          {icon}
          {label}
          <Stock.ItemIndicator className="absolute right-2 text-accent">
            <Check size={14} aria-hidden="true" />
          </Stock.ItemIndicator>
        </Stock.RadioItem>
      ))}
    </Stock.RadioGroup>
  );
}

export function MenuLabel({ children }: { readonly children: ReactNode }) {
  return <Stock.Label className="px-2 pt-1.5 pb-1 text-12 text-ink-3">{children}</Stock.Label>;
}
export function MenuLine() {
  return <Stock.Separator className="-mx-1 my-1 h-px bg-line" />;
}
