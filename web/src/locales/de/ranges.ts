// German: spans of time that lists can be held to.
import type { t } from '../../lib/messages/ranges.ts';
import type { Translation } from '../../lib/messages.ts';

export const ranges: Translation<typeof t> = {
  range: 'Zeitraum',
  last: {
    '-15m': 'Letzte 15 min',
    '-1h': 'Letzte Stunde',
    '-24h': 'Letzte 24 h',
    '-7d': 'Letzte 7 Tage',
    '-30d': 'Letzte 30 Tage',
  },
  lastSpan: (span) => `Letzte ${span}`,
  fixedRange: 'Fester Zeitraum',
  between: (from, to) => `${from} – ${to}`,
  start: 'Anfang',
  now: 'jetzt',
};
