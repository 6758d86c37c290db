// Caps while they are typed: amounts with decimal units, and the day on which the month begins. Pure.
import type { ProxyUserCaps } from '@gyre/shared/contract/proxy-users';
import { t } from './limit-messages.ts';

export const units = { MB: 1e6, GB: 1e9, TB: 1e12 } as const;
export type Unit = keyof typeof units;
const mostBytes = 1e15;

/** `text` '' = no cap. */
export interface AmountDraft {
  readonly text: string;
  readonly unit: Unit;
}
export interface LimitsDraft {
  readonly month: AmountDraft;
  readonly day: AmountDraft;
  readonly resetDay: string;
}
export type LimitsProblems = Partial<Record<keyof LimitsDraft, string>>;

/** In the largest unit that leaves a number of at least one. */
export function amountDraft(bytes: number | null): AmountDraft {
  if (bytes === null) return { text: '', unit: 'GB' };
  const unit = bytes >= units.TB ? 'TB' : bytes >= units.GB ? 'GB' : 'MB';
  return { text: String(bytes / units[unit]), unit };
}
export const limitsDraft = (caps: ProxyUserCaps | undefined): LimitsDraft => ({
  month: amountDraft(caps?.bytesPerMonth ?? null),
  day: amountDraft(caps?.bytesPerDay ?? null),
  resetDay: String(caps?.resetDay ?? 1),
});

/** Bytes; null = no cap, undefined = not to be read. */
function bytesOf({ text, unit }: AmountDraft): number | null | undefined {
  const typed = text.trim().replace(',', '.');
  if (typed === '') return null;
  if (!/^\d+(\.\d+)?$/.test(typed)) return undefined;
  const bytes = Math.round(Number(typed) * units[unit]);
  return bytes >= 1 && bytes <= mostBytes ? bytes : undefined;
}

export function limitsProblems({ month, day, resetDay }: LimitsDraft): LimitsProblems {
  const found: LimitsProblems = {};
  if (bytesOf(month) === undefined) found.month = t.amountBad;
  if (bytesOf(day) === undefined) found.day = t.amountBad;
  if (!/^([1-9]|1\d|2[0-8])$/.test(resetDay.trim())) found.resetDay = t.resetDayBad;
  return found;
}
/** Call it where there are no problems. */
export const capsOf = ({ month, day, resetDay }: LimitsDraft): ProxyUserCaps => ({
  bytesPerMonth: bytesOf(month) ?? null,
  bytesPerDay: bytesOf(day) ?? null,
  resetDay: Number(resetDay),
});

/** A quarter more than was used, rounded up to two digits: at least 100 MB. */
export function suggestedCap(used: number): number {
  const wanted = Math.max(1e8, used * 1.25);
  const step = 10 ** (Math.floor(Math.log10(wanted)) - 1);
  return Math.min(mostBytes, Math.ceil(wanted / step) * step);
}
