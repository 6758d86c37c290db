// What a screen reader should hear without moving focus: results and saves politely, lost connections at once.
import { createStore } from './store.ts';

export const polite = createStore('');
export const assertive = createStore('');

export function announce(text: string): void {
  polite.set(text);
}
export function alarm(text: string): void {
  assertive.set(text);
}
