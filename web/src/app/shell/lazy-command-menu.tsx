// The palette is a chunk of its own: loaded when it is first opened.
import { lazy, Suspense } from 'react';
import type { CommandMenuProps } from './command-menu.tsx';
// With the page: a sign-out forgets what was opened, also where the palette was not.
import './palette-recent.ts';

const Loaded = lazy(async () => ({ default: (await import('./command-menu.tsx')).CommandMenu }));

export function LazyCommandMenu(props: CommandMenuProps) {
  return (
    <Suspense fallback={null}>
      <Loaded {...props} />
    </Suspense>
  );
}
