// Moving rows of a list: with the pointer by their handles, with Alt and the arrows while a handle has the focus.
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';
import { placeUnder } from './order.ts';

interface Drag {
  readonly id: string;
  /** The place it would get, 0 first. */
  readonly to: number;
}

export interface Reorder {
  readonly list: RefObject<HTMLOListElement | null>;
  readonly drag: Drag | null;
  readonly onPointerDown: (event: PointerEvent<HTMLElement>, id: string) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>, id: string) => void;
}

const scrollEdgePx = 56;

/** Rows carry `data-row` with their id; handles `data-handle`. */
export function useReorder(ids: readonly string[], onMove: (id: string, to: number) => void): Reorder {
  const list = useRef<HTMLOListElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const focusAfter = useRef('');
  useEffect(() => {
    // A row that changes its place in the page loses the focus: it gets it back.
    if (focusAfter.current === '') return;
    handleOf(list.current, focusAfter.current)?.focus();
    focusAfter.current = '';
  }, [ids]);

  const onPointerDown = (event: PointerEvent<HTMLElement>, id: string): void => {
    if (event.button !== 0) return;
    const from = ids.indexOf(id);
    followPointer(event, {
      placeAt: (y) => placeUnder(middlesWithout(list.current, id), y),
      onPlace: (to) => setDrag((now) => (now?.to === to ? now : { id, to: to ?? from })),
      onEnd: (to) => {
        setDrag(null);
        if (to !== null && to !== from) onMove(id, to);
      },
    });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>, id: string): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const to = ids.indexOf(id) + (event.key === 'ArrowUp' ? -1 : 1);
    if (to < 0 || to >= ids.length) return;
    focusAfter.current = id;
    onMove(id, to);
  };
  return { list, drag, onPointerDown, onKeyDown };
}

interface Follow {
  readonly placeAt: (y: number) => number;
  /** null before the pointer has moved. */
  readonly onPlace: (to: number | null) => void;
  /** null when it was given up: Esc, or the browser took the pointer away. */
  readonly onEnd: (to: number | null) => void;
}

function followPointer(event: PointerEvent<HTMLElement>, { placeAt, onPlace, onEnd }: Follow): void {
  const handle: HTMLElement = event.currentTarget;
  const stop = new AbortController();
  const listen = { signal: stop.signal };
  let to: number | null = null;
  const end = (place: number | null): void => {
    stop.abort();
    onEnd(place);
  };
  handle.setPointerCapture(event.pointerId);
  onPlace(null);
  handle.addEventListener(
    'pointermove',
    ({ clientY }) => {
      scrollNear(clientY);
      to = placeAt(clientY);
      onPlace(to);
    },
    listen,
  );
  handle.addEventListener('pointerup', () => end(to), listen);
  handle.addEventListener('pointercancel', () => end(null), listen);
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && end(null), listen);
}

const rowsOf = (list: HTMLElement | null): readonly HTMLElement[] =>
  list ? [...list.querySelectorAll<HTMLElement>('[data-row]')] : [];
const handleOf = (list: HTMLElement | null, id: string): HTMLElement | null | undefined =>
  rowsOf(list)
    .find((row) => row.dataset['row'] === id)
    ?.querySelector<HTMLElement>('[data-handle]');

function middlesWithout(list: HTMLElement | null, id: string): readonly number[] {
  return rowsOf(list)
    .filter((row) => row.dataset['row'] !== id)
    .map((row) => {
      const { top, height } = row.getBoundingClientRect();
      return top + height / 2;
    });
}

function scrollNear(y: number): void {
  if (y < scrollEdgePx * 2) window.scrollBy(0, -12);
  else if (y > window.innerHeight - scrollEdgePx) window.scrollBy(0, 12);
}
