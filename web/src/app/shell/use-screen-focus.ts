// A change of screen moves the focus to its title, so that keyboard and screen reader start where eyes do.
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

export function useScreenFocus(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ pathChanged, fromLocation }) => {
        if (!pathChanged || !fromLocation) return;
        const title = document.querySelector<HTMLElement>('main h1') ?? document.querySelector<HTMLElement>('main');
        title?.focus({ preventScroll: true });
      }),
    [router],
  );
}
