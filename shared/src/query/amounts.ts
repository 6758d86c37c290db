// Amounts as people type them in a query: `500`, `500ms`, `2s`, `7d`, `10MB`, `95%`. Each answers undefined for what it cannot read.

const durations: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};
const sizes: Readonly<Record<string, number>> = { b: 1, kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12 };

/** Milliseconds; a bare number is taken in `unit`, or refused when there is none. */
export function readDuration(text: string, unit?: 'ms'): number | undefined {
  return scaled(text, durations, unit);
}
/** Bytes; units of a thousand. */
export function readBytes(text: string): number | undefined {
  return scaled(text, sizes, 'b');
}
/** 0–100, with or without `%`. */
export function readPercent(text: string): number | undefined {
  const number = readNumber(text.replace(/%$/, ''));
  return number === undefined || number > 100 ? undefined : number;
}
export function readNumber(text: string): number | undefined {
  return /^\d{1,15}(\.\d{1,6})?$/.test(text) ? Number(text) : undefined;
}

function scaled(text: string, units: Readonly<Record<string, number>>, unit: string | undefined): number | undefined {
  const [, number = '', suffix = ''] = /^([\d.]+)([a-z]*)$/i.exec(text) ?? [];
  const factor = units[suffix === '' ? (unit ?? '') : suffix.toLowerCase()];
  const value = readNumber(number);
  return factor === undefined || value === undefined ? undefined : value * factor;
}
