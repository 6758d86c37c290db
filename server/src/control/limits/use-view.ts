// The use of a proxy user as people see it: its periods, its pace, and when a cap is spent at that pace.
import type { ProxyUser } from '@gyre/shared/contract/proxy-users';
import { paceDays, paceOf, spentAt } from '../../core/limits/forecast.ts';
import { type CapKind, capOf, type Caps, dayMs, isCapped, periodOf } from '../../core/limits/period.ts';
import { roomOf, spentOf } from './room.ts';
import type { UseBook } from './use-book.ts';

export type Use = ProxyUser['use'];

export interface UseAsked {
  readonly id: string;
  readonly caps: Caps;
  /** Epoch ms. */
  readonly createdAt: number;
}

export function useOf({ id, caps, createdAt }: UseAsked, book: UseBook, now: number): Use {
  const today = book.today();
  const used = (kind: CapKind): Use['day'] & { readonly refused: number } => {
    const period = periodOf(kind, today, caps.resetDay);
    const { bytes, refused } = book.used(id, period);
    return { bytes, refused, startedAt: period.first * dayMs, resetsAt: period.end * dayMs };
  };
  const { refused: refusedToday, ...day } = used('day');
  const { refused, ...month } = used('month');
  const pace = paceOfUser({ id, caps, createdAt }, book, now);
  const spent = isCapped(caps) && roomOf(caps, id, book) <= 0 ? spentOf(caps, id, book).until : null;
  return {
    ...{ day, month, refused, refusedToday },
    ...{ bytesPerDay: pace.bytesPerDay, paceSince: pace.since, spentUntil: spent },
    forecast: spent === null ? forecastOf({ caps, pace: pace.bytesPerDay, day, month }, today, now) : null,
  };
}

/** Of the last days, today as far as it is over; from its first use on, if that was later. */
function paceOfUser(
  { id, createdAt }: UseAsked,
  book: UseBook,
  now: number,
): { readonly bytesPerDay: number | null; readonly since: number | null } {
  const today = book.today();
  const window = { first: today - paceDays, end: today + 1 };
  const first = book.firstDay(id, window);
  if (first === undefined) return { bytesPerDay: null, since: null };
  const since = Math.max(first * dayMs, Math.min(createdAt, now));
  const bytesPerDay = paceOf(book.used(id, window).bytes, since, now);
  return { bytesPerDay, since: bytesPerDay === null ? null : since };
}

interface Foreseen {
  readonly caps: Caps;
  readonly pace: number | null;
  readonly day: Use['day'];
  readonly month: Use['day'];
}
/** The cap that is spent first. */
function forecastOf({ caps, pace, ...used }: Foreseen, today: number, now: number): Use['forecast'] {
  let first: Use['forecast'] = null;
  for (const kind of ['day', 'month'] as const) {
    const cap = capOf(caps, kind);
    if (cap === null) continue;
    const at = spentAt(cap - used[kind].bytes, pace, periodOf(kind, today, caps.resetDay), now);
    if (at !== null && (first === null || at < first.spentAt)) first = { cap: kind, spentAt: at };
  }
  return first;
}

/** What is known where nothing counts: a control that is not wired yet. */
export function unused(caps: Caps, now: number): Use {
  const today = Math.floor(now / dayMs);
  const periodText = (kind: CapKind): Use['day'] => {
    const { first, end } = periodOf(kind, today, caps.resetDay);
    return { bytes: 0, startedAt: first * dayMs, resetsAt: end * dayMs };
  };
  return {
    ...{ day: periodText('day'), month: periodText('month'), refused: 0, refusedToday: 0 },
    ...{ bytesPerDay: null, paceSince: null, spentUntil: null, forecast: null },
  };
}
