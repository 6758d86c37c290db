// Shortcuts that work on every screen. ⌘K and Ctrl K are handled apart, because they also work while typing.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useHotkeys } from '../../lib/hotkeys.ts';
import { t } from '../../lib/messages/shell.ts';
import { t as undoT } from '../../lib/messages/undo.ts';
import { useMay } from '../../lib/session.ts';
import { undoLast } from '../../lib/undo.ts';
import { useHistory } from '../../lib/use-history.ts';
import { screens } from '../nav.ts';

interface FrameKeys {
  readonly openPalette: () => void;
  readonly openShortcuts: () => void;
}

export function useFrameKeys({ openPalette, openShortcuts }: FrameKeys): void {
  const history = useHistory();
  const client = useQueryClient();
  const mayImport = useMay('operate');
  const palette = useRef(openPalette);
  useEffect(() => {
    palette.current = openPalette;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!isPaletteKey(event)) return;
      event.preventDefault();
      palette.current();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  useHotkeys([
    { keys: '?', label: t.openShortcuts, group: t.groupEverywhere, run: openShortcuts },
    { keys: '/', label: t.focusFilter, group: t.groupEverywhere, run: focusFilter },
    { keys: 'u', label: undoT.undoLast, group: t.groupEverywhere, run: () => undoLast(client) },
    ...(mayImport
      ? [{ keys: 'i', label: t.importExits, group: t.groupEverywhere, run: () => history.push('/exits?import=1') }]
      : []),
    ...screens.map(({ path, label, key }) => ({
      keys: `g ${key}`,
      label: t.goTo(label),
      group: t.groupGo,
      run: () => history.push(path),
    })),
  ]);
}

export function isPaletteKey(
  event: Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey'>,
): boolean {
  return event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey;
}

function focusFilter(): void {
  document.querySelector<HTMLElement>('[data-query-box]')?.focus();
}
