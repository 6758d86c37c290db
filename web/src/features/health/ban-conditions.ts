// The conditions of a site-ban rule as texts: how each is read from what was typed, and what stands in its field. Pure.
import type { SiteBanConditions } from '@gyre/shared/contract/site-bans';
import { t } from './ban-messages.ts';

export type Condition = keyof typeof t.conditions;
export const conditions = Object.keys(t.conditions) as readonly Condition[];

/** The value of a condition, or the message of what is wrong with it. */
export type ReadCondition = { readonly value: unknown } | { readonly problem: string };

/** Words with spaces, commas or semicolons between them, each once. */
export const words = (text: string): readonly string[] => [...new Set(text.split(/[\s,;]+/).filter(Boolean))];

function numbers(text: string, least: number, most: number): number[] | null {
  const found = words(text);
  const read = found.map(Number);
  return found.every((word) => /^\d+$/.test(word)) && read.every((n) => n >= least && n <= most) ? read : null;
}

const whole =
  (least: number, most: number) =>
  (text: string): ReadCondition => {
    const n = /^[\d,]+$/.test(text.trim()) ? Number(text.replaceAll(',', '')) : NaN;
    return n >= least && n <= most ? { value: n } : { problem: t.bad.number };
  };

function readStatuses(text: string): ReadCondition {
  const value = numbers(text, 100, 599);
  return value && value.length > 0 && value.length <= 50 ? { value } : { problem: t.bad.statuses };
}

/** The name in the first line, the text it contains in the second. */
function readHeader(text: string): ReadCondition {
  const [name = '', contains = ''] = text.split('\n');
  if (!/^[!#$%&'*+.^_`|~\w-]{1,100}$/.test(name.trim())) return { problem: t.bad.header };
  return { value: { name: name.trim(), ...(contains === '' ? {} : { contains }) } };
}

function readTexts(text: string): ReadCondition {
  const value = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const good = value.length > 0 && value.length <= 20 && value.every((line) => line.length <= 500);
  return good ? { value } : { problem: t.bad.bodyTexts };
}

function readAlerts(text: string): ReadCondition {
  const value = numbers(text, 0, 255);
  return value ? { value } : { problem: t.bad.tlsAlerts };
}

const ms = whole(1, 600_000);
const bytes = whole(0, Number.MAX_SAFE_INTEGER);
const readers: Readonly<Record<Condition, (text: string) => ReadCondition>> = {
  statuses: readStatuses,
  header: readHeader,
  bodyTexts: readTexts,
  connectMsOver: ms,
  firstByteMsOver: ms,
  bytesUnder: bytes,
  bytesOver: bytes,
  tlsAlerts: readAlerts,
  closedWithinMs: ms,
};

export const readCondition = (condition: Condition, text: string): ReadCondition => readers[condition](text);

/** What stands in the field of a condition that is there. */
export function conditionText(condition: Condition, when: SiteBanConditions): string {
  if (condition === 'header') return [when.header?.name ?? '', when.header?.contains ?? ''].join('\n');
  if (condition === 'bodyTexts') return when.bodyTexts?.join('\n') ?? '';
  const value = when[condition];
  return Array.isArray(value) ? value.join(', ') : `${value ?? ''}`;
}
