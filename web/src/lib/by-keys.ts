// Whether the last thing a person did was by keys or by pointer. The browser's own guess (`:focus-visible`) takes focus that is given back by a menu
// for one by keys.
let keys = false;

// Tests without a window only ever read it.
if (typeof window !== 'undefined') {
  window.addEventListener('keydown', () => (keys = true), { capture: true });
  window.addEventListener('pointerdown', () => (keys = false), { capture: true });
}

export const isByKeys = (): boolean => keys;
