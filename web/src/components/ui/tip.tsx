// Tooltip for names of icons and exact values; never the only place of help.
import { Tooltip } from 'radix-ui';
import type { FocusEvent, ReactNode } from 'react';
import { isByKeys } from '../../lib/by-keys.ts';

/** Who presses sees what is pressed: the name is for a pointer that rests, and for keys. A menu that closes gives its button the focus back. */
function onlyByKeys(event: FocusEvent): void {
  if (!isByKeys()) event.preventDefault();
}

export function Tip({ text, children }: { readonly text: ReactNode; readonly children: ReactNode }) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild onFocus={onlyByKeys}>
        {children}
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content
          sideOffset={6}
          collisionPadding={8}
          className="enter-fade z-50 max-w-72 rounded-control bg-ink px-2 py-1 text-12 text-page shadow-layer"
        >
          {text}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
