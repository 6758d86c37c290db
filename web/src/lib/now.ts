// One clock for the page: ticks once a second while the page is visible, so that "12 s ago" and countdowns move together.
import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let timer = 0;
let current = Date.now();

function tick(): void {
  if (document.hidden) return;
  current = Date.now();
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) timer = window.setInterval(tick, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.clearInterval(timer);
  };
}

/** Something made from the time; the component renders again only when the made value changes. */
export function useClock<T extends string | number | boolean>(make: (now: number) => T): T {
  const read = (): T => make(listeners.size === 0 ? Date.now() : current);
  return useSyncExternalStore(subscribe, read, read);
}
