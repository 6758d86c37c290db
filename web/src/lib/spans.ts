// Longer times as people type them: `90 s`, `10 m`, `2 h`, `1 d`; a number alone is seconds. Pure.
const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** The time in its largest whole unit: 600 000 is `10 m`, 90 000 is `90 s`. */
export function spanText(ms: number): string {
  const unit = (['d', 'h', 'm', 's'] as const).find((one) => ms >= units[one] && ms % units[one] === 0) ?? 'ms';
  return `${ms / units[unit]} ${unit}`;
}

/** The ms that were typed, or null when it is no time or not within the two. */
export function readSpan(text: string, least: number, most: number): number | null {
  const [, number, unit] = /^(\d+(?:\.\d+)?)\s*(ms|s|m|min|h|d)?$/i.exec(text.trim()) ?? [];
  if (number === undefined) return null;
  const name = (unit?.toLowerCase().replace('min', 'm') ?? 's') as keyof typeof units;
  const ms = Math.round(Number(number) * units[name]);
  return ms >= least && ms <= most ? ms : null;
}
