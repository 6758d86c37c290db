// One line of CSV as RFC 4180 has it. A text that a spreadsheet would take for a formula is made plain text.
import { withGuard } from '../formula-guard.ts';

/** Numbers as they are, yes and no for booleans, nothing for what is null or not a value. */
export function csvLine(values: readonly unknown[]): string {
  return values.map(cellOf).join(',') + '\r\n';
}

function cellOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  const safe = withGuard(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
