// Gives an element the height that is left on the screen below its own top edge, so that a long list scrolls inside the page
// whatever stands above it. The shell's bottom bar on phones is left free.
import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { usePhone } from './use-media.ts';

const leastPx = 420;

export function useFillHeight(): { readonly ref: RefObject<HTMLDivElement | null>; readonly height: string } {
  const ref = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(160);
  const free = usePhone() ? 72 : 16;
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = (): void => setTop(Math.round(element.getBoundingClientRect().top + window.scrollY));
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(document.body);
    return () => watch.disconnect();
  }, []);
  return { ref, height: `max(${leastPx}px, calc(100dvh - ${top + free}px))` };
}
