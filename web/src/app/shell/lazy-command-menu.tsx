// The palette is a chunk of its own: loaded when it is first opened.
import { lazy, Suspense } from 'react';

interface CommandMenuProps {
  readonly onClose: () => void;
  readonly onShortcuts: () => void;
}

const Loaded = lazy(async () => ({ default: (await import('./command-menu.tsx')).CommandMenu }));

export function LazyCommandMenu(props: CommandMenuProps) {
  return (
    <Suspense fallback={null}>
      <Loaded {...props} />
    </Suspense>
  );
}
