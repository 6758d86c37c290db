// Dialogs of the frame that most visits never open: chunks of their own. Signing in again is fetched ahead, while whoever serves it is surely there.
import { lazy, Suspense, useEffect } from 'react';
import { session } from '../../lib/session.ts';
import { useStore } from '../../lib/store.ts';

interface SheetProps {
  readonly onClose: () => void;
}
const aheadMs = 3_000;
const loadSession = () => import('../../features/auth/components/session-dialog.tsx');

const Shortcuts = lazy(async () => ({ default: (await import('./shortcuts-sheet.tsx')).ShortcutsSheet }));
const Preferences = lazy(async () => ({ default: (await import('./preferences-dialog.tsx')).PreferencesDialog }));
const Session = lazy(async () => ({ default: (await loadSession()).SessionDialog }));

export function LazyShortcuts(props: SheetProps) {
  return (
    <Suspense fallback={null}>
      <Shortcuts {...props} />
    </Suspense>
  );
}
export function LazyPreferences(props: SheetProps) {
  return (
    <Suspense fallback={null}>
      <Preferences {...props} />
    </Suspense>
  );
}
export function LazySessionDialog() {
  const ended = useStore(session, (it) => it.expired && it.identity !== null);
  useEffect(() => {
    const ahead = setTimeout(() => void loadSession().catch(() => undefined), aheadMs);
    return () => clearTimeout(ahead);
  }, []);
  return <Suspense fallback={null}>{ended && <Session />}</Suspense>;
}
