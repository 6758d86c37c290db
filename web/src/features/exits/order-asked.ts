// How often the order of the list was asked for anew: by the reader, or by a write of his that makes rows. Each time is another order.
import { createStore } from '../../lib/store.ts';

export const orderAsked = createStore(0);

export function refreshOrder(): void {
  orderAsked.set((now) => now + 1);
}
