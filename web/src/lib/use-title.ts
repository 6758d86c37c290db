// The title of the browser tab: what this screen shows, with a warning in front when the figures are old.
import { useEffect } from 'react';
import { stream } from './live.ts';
import { t } from './messages/shell.ts';
import { useStore } from './store.ts';

export function useTitle(title: string): void {
  const lost = useStore(stream, (s) => s.level === 'lost');
  useEffect(() => {
    document.title = lost ? t.titleOffline(title) : t.title(title);
  }, [title, lost]);
}
