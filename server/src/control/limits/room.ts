// What is left of the caps of a proxy user, and until when they are spent.
import { type CapKind, capOf, type Caps, dayMs, periodOf } from '../../core/limits/period.ts';
import type { UseBook } from './use-book.ts';

const kinds: readonly CapKind[] = ['day', 'month'];

/** Bytes left: the least that any of its caps has. */
export function roomOf(caps: Caps, user: string, book: UseBook): number {
  let room = Infinity;
  for (const kind of kinds) {
    const cap = capOf(caps, kind);
    if (cap !== null) room = Math.min(room, cap - book.used(user, periodOf(kind, book.today(), caps.resetDay)).bytes);
  }
  return room;
}

/** Which cap is spent, the one that ends last, and when it begins anew, epoch ms. */
export function spentOf(caps: Caps, user: string, book: UseBook): { readonly until: number; readonly why: string } {
  let spent = { until: 0, why: '' };
  for (const kind of kinds) {
    const cap = capOf(caps, kind);
    const period = periodOf(kind, book.today(), caps.resetDay);
    const until = period.end * dayMs;
    if (cap === null || book.used(user, period).bytes < cap || until < spent.until) continue;
    const at = new Date(until).toISOString().slice(0, 16).replace('T', ' ');
    spent = { until, why: `${amountText(cap)} per ${kind}; begins anew at ${at} UTC` };
  }
  return spent;
}

const units = [
  [1e12, 'TB'],
  [1e9, 'GB'],
  [1e6, 'MB'],
  [1e3, 'kB'],
] as const;
/** Decimal units, as invoices have them. */
export function amountText(bytes: number): string {
  for (const [size, unit] of units) if (bytes >= size) return `${Math.round((bytes / size) * 100) / 100} ${unit}`;
  return `${bytes} bytes`;
}
