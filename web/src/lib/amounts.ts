// Numbers people type: times are stored in ms and typed in seconds, counts as they are; both within a range that is shown beside. Pure.
import { formatCount } from './format.ts';

export interface Amount {
  /** `number` may have decimals. */
  readonly kind: 'ms' | 'count' | 'number';
  /** In the stored unit. */
  readonly min: number;
  readonly max: number;
  /** Shown beside it; times have theirs. */
  readonly unit?: string;
}

const scaleOf = (amount: Amount): number => (amount.kind === 'ms' ? 1000 : 1);

/** What is written behind the number; '' = nothing. */
export const unitOf = (amount: Amount): string => (amount.kind === 'ms' ? 's' : (amount.unit ?? ''));

/** What stands in the field for a stored number. */
export const amountText = (amount: Amount, stored: number): string => String(stored / scaleOf(amount));

/** The stored number for what was typed, or null when it is no number or out of range. */
export function readAmount(amount: Amount, text: string): number | null {
  const typed = text.trim().replace(/(?<=\d),(?=\d{3}(\D|$))/g, '');
  if (!/^\d+(\.\d+)?$/.test(typed)) return null;
  const stored = Number(typed) * scaleOf(amount);
  const whole = amount.kind === 'ms' ? Math.round(stored) : stored;
  return (amount.kind === 'number' || Number.isInteger(whole)) && whole >= amount.min && whole <= amount.max
    ? whole
    : null;
}

/** "0.5 – 60 s", "1 – 1,000". */
export function amountRange(amount: Amount): string {
  const scale = scaleOf(amount);
  const text = (n: number): string => (n < scale ? String(n / scale) : formatCount(n / scale));
  return `${text(amount.min)} – ${text(amount.max)}${unitOf(amount) === '' ? '' : ` ${unitOf(amount)}`}`;
}
