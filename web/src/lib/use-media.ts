// Whether a media query matches, for the few layouts CSS alone cannot switch (which columns exist, rows or cards).
import { useSyncExternalStore } from 'react';

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
    () => false,
  );
}

/** Below 768 px: two-line rows, bottom bar, sheets. */
export const usePhone = (): boolean => useMedia('(max-width: 767.98px)');
