// The periods of caps, by days of UTC: a day, and a month that begins on a day of one's choice. Days are numbers since 1970, so that nothing here
// depends on the clock: what was used in a period is the sum of its days.

export const dayMs = 86_400_000;

/** What a proxy user may use; null = as much as it likes. Bytes both ways. */
export interface Caps {
  readonly bytesPerDay: number | null;
  readonly bytesPerMonth: number | null;
  /** The day of the month on which the month begins, 1 … 28. */
  readonly resetDay: number;
}
export type CapKind = 'day' | 'month';
/** Days from `first` up to but without `end`. */
export interface Period {
  readonly first: number;
  readonly end: number;
}

export const noCaps: Caps = { bytesPerDay: null, bytesPerMonth: null, resetDay: 1 };
export const isCapped = ({ bytesPerDay, bytesPerMonth }: Caps): boolean =>
  bytesPerDay !== null || bytesPerMonth !== null;
export const sameCaps = (a: Caps, b: Caps): boolean =>
  a.bytesPerDay === b.bytesPerDay && a.bytesPerMonth === b.bytesPerMonth && a.resetDay === b.resetDay;

/** The day of a moment, epoch ms. */
export const dayOf = (at: number): number => Math.floor(at / dayMs);

/** The period of this kind that `day` lies in. */
export function periodOf(kind: CapKind, day: number, resetDay: number): Period {
  if (kind === 'day') return { first: day, end: day + 1 };
  const date = new Date(day * dayMs);
  const month = date.getUTCMonth() - (date.getUTCDate() < resetDay ? 1 : 0);
  const startOf = (ahead: number): number => dayOf(Date.UTC(date.getUTCFullYear(), month + ahead, resetDay));
  return { first: startOf(0), end: startOf(1) };
}

/** The bytes of a kind of cap; null = none. */
export const capOf = (caps: Caps, kind: CapKind): number | null =>
  kind === 'day' ? caps.bytesPerDay : caps.bytesPerMonth;
