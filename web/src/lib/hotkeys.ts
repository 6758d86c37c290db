// Single-key shortcuts: a registry that the help sheet lists, sequences like `g e`, and one switch to turn them all off (WCAG 2.1.4).
// They never fire while typing, nor while a dialog is open unless the dialog registered them itself.
import { useEffect, useRef } from 'react';
import { createStore } from './store.ts';
import { keep, readKept } from './kept.ts';

export interface Hotkey {
  /** `i`, `?`, `Enter`, `Shift+x`, or a sequence `g e`. */
  readonly keys: string;
  readonly label: string;
  readonly group: string;
  readonly run: (event: KeyboardEvent) => void;
  /** Works inside an open dialog or drawer. */
  readonly inDialog?: boolean;
}

export const hotkeysOn = createStore(readKept('gyre.hotkeys') !== 'off');
export function switchHotkeys(on: boolean): void {
  keep('gyre.hotkeys', on ? 'on' : 'off');
  hotkeysOn.set(on);
}

const registered: Hotkey[][] = [];
/** All shortcuts that work right now, latest registration first. */
export const activeHotkeys = (): readonly Hotkey[] => [...registered].reverse().flat();

let pending = '';
let pendingTimer = 0;

function keyOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return event.shiftKey && /^[a-z]$/.test(key) ? `Shift+${key}` : key;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]') !== null
  );
}

const pressable = 'button, a, summary, input, [role=option], [role=menuitem]';
const isPress = (key: string): boolean => key === 'Enter' || key === ' ';

export function handleKey(event: KeyboardEvent): void {
  if (
    event.defaultPrevented ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    !hotkeysOn.get() ||
    isTyping(event.target)
  )
    return;
  const key = keyOf(event);
  const inDialog = document.querySelector('[role=dialog], [role=alertdialog], [role=menu]') !== null;
  const usable = activeHotkeys().filter((one) => !inDialog || one.inDialog === true);
  const hit = usable.find((one) => one.keys === (pending === '' ? key : `${pending} ${key}`));
  window.clearTimeout(pendingTimer);
  if (hit) {
    pending = '';
    // What is focused and can be pressed keeps its own Enter and Space.
    if (isPress(key) && event.target instanceof HTMLElement && event.target.closest(pressable)) return;
    event.preventDefault();
    hit.run(event);
    return;
  }
  pending = pending === '' && usable.some((one) => one.keys.startsWith(`${key} `)) ? key : '';
  if (pending !== '') pendingTimer = window.setTimeout(() => (pending = ''), 1200);
}

/** Registers shortcuts while the component is mounted. */
export function useHotkeys(list: readonly Hotkey[]): void {
  const latest = useRef(list);
  useEffect(() => {
    latest.current = list;
  });
  const shape = list.map((one) => `${one.keys}|${one.label}`).join('\n');
  useEffect(() => {
    const entry = latest.current.map((one, i) => ({
      ...one,
      run: (event: KeyboardEvent) => latest.current[i]?.run(event),
    }));
    registered.push(entry);
    return () => {
      registered.splice(registered.indexOf(entry), 1);
    };
  }, [shape]);
}
