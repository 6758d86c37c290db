// The palette is a chunk of its own: loaded when it is first opened.
import { lazy, Suspense, useState } from 'react';
import type { CommandMenuProps } from './command-menu.tsx';
// With the page: a sign-out forgets what was opened, also where the palette was not.
import './palette-recent.ts';
import { TypedAhead } from './typed-ahead.tsx';

const Loaded = lazy(async () => ({ default: (await import('./command-menu.tsx')).CommandMenu }));

export function LazyCommandMenu(props: Omit<CommandMenuProps, 'typed'>) {
  const [typed, setTyped] = useState('');
  return (
    <Suspense fallback={<TypedAhead onType={setTyped} onClose={props.onClose} />}>
      <Loaded {...props} typed={typed} />
    </Suspense>
  );
}
