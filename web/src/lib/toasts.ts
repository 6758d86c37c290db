// Short notices, bottom right, at most three. Own code because the stock one puts a <style> element into the page, which our policy forbids.
import { createStore } from './store.ts';

export interface Toast {
  readonly id: number;
  readonly kind: 'saved' | 'info' | 'failed';
  readonly text: string;
  readonly detail?: string | undefined;
  /** The notice then says in how many workers this revision runs. */
  readonly revision?: number | undefined;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

export const toasts = createStore<readonly Toast[]>([]);
let nextId = 1;

export function toast(notice: Omit<Toast, 'id'>): void {
  const made = { ...notice, id: nextId++ };
  toasts.set((now) => [...now, made].slice(-3));
}

export function dismiss(id: number): void {
  toasts.set((now) => now.filter((one) => one.id !== id));
}
