// Numbers, bytes, durations, shares and places as the dashboard prints them.
import { locale } from './locale.ts';
import { zoneChoice } from './preferences.ts';

const { tag, dates } = locale();
const whole = new Intl.NumberFormat(tag);
const precise = new Map<number, Intl.NumberFormat>();
const fixed = (n: number, digits: number): string => {
  let format = precise.get(digits);
  if (!format)
    precise.set(
      digits,
      (format = new Intl.NumberFormat(tag, { minimumFractionDigits: digits, maximumFractionDigits: digits })),
    );
  return format.format(n);
};

/** "–" is unknown, 0 is zero. */
export const unknown = '–';

export const formatCount = (n: number): string => whole.format(n);

/** Three significant digits below 1,000, whole above. */
export function formatRate(n: number): string {
  if (n === 0) return '0';
  if (n >= 100) return whole.format(Math.round(n));
  return n >= 10 ? fixed(n, 1) : fixed(n, 2);
}

const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
export function formatBytes(bytes: number): string {
  let unit = 0;
  let n = bytes;
  while (n >= 999.5 && unit < byteUnits.length - 1) {
    n /= 1000;
    unit += 1;
  }
  const text = unit === 0 || n >= 99.95 ? whole.format(Math.round(n)) : fixed(n, n >= 9.995 ? 1 : 2);
  return `${text} ${byteUnits[unit]}`;
}

/** 212 ms · 1.84 s · 41 s · 4 m · 3 h · 12 d */
export function formatMs(ms: number | null): string {
  if (ms === null) return unknown;
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  const s = ms / 1000;
  if (s < 9.995) return `${fixed(s, 2)} s`;
  if (s < 59.95) return `${fixed(s, 1)} s`;
  return formatSpan(ms);
}

/** A span in its largest whole unit, for ages and countdowns. */
export function formatSpan(ms: number): string {
  const s = Math.max(0, Math.round(ms / 1000));
  if (s < 60) return `${s} s`;
  if (s < 5400) return `${Math.round(s / 60)} m`;
  if (s < 129_600) return `${Math.round(s / 3600)} h`;
  return `${Math.round(s / 86_400)} d`;
}

/** One decimal; never 100 % unless it is all, never 0 % unless it is none. */
export function formatShare(ratio: number | null): string {
  if (ratio === null) return unknown;
  if (ratio >= 1) return '100 %';
  if (ratio <= 0) return '0 %';
  return `${fixed(Math.min(99.9, Math.max(0.1, ratio * 100)), 1)} %`;
}

/** In whatever currency it was typed in: 4, 0.35, 0.004; never 0 unless it is none. */
export function formatPrice(price: number | null): string {
  if (price === null) return unknown;
  if (Number.isInteger(price)) return whole.format(price);
  return fixed(price, price < 0.01 ? Math.min(9, Math.ceil(-Math.log10(price))) : 2);
}

/** The admin's choice: the zone of this machine, or UTC. */
const timeZone = zoneChoice.get() === 'utc' ? 'UTC' : undefined;
const times = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(dates, timeZone === undefined ? options : { ...options, timeZone });
const dateTime = times({ dateStyle: 'medium', timeStyle: 'medium' });
const zone = times({ timeZoneName: 'short' });
const clock = times({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
const shortClock = times({ hour: '2-digit', minute: '2-digit' });
const weekday = times({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** Date, time and zone, for hovers and details. */
export function formatMoment(at: number): string {
  const name = zone.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
  return `${dateTime.format(at)} ${name}`;
}
export const formatClock = (at: number): string => clock.format(at);
export const formatShortClock = (at: number): string => shortClock.format(at);
/** "Thursday, 26 November 2026", for headings over a day. */
export const formatDay = (at: number): string => weekday.format(at);

const regions = new Intl.DisplayNames(tag, { type: 'region' });
/** "Germany" for "DE"; the code itself when nobody knows it. */
export function countryName(code: string): string {
  try {
    return regions.of(code) ?? code;
  } catch {
    return code;
  }
}
