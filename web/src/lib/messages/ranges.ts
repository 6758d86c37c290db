// Spans of time that lists can be held to.
import { catalogue } from '../messages.ts';

export const t = catalogue('ranges', {
  range: 'Time range',
  last: {
    '-15m': 'Last 15 min',
    '-1h': 'Last hour',
    '-24h': 'Last 24 h',
    '-7d': 'Last 7 days',
    '-30d': 'Last 30 days',
  },
  lastSpan: (span: string) => `Last ${span}`,
  fixedRange: 'Fixed range',
  between: (from: string, to: string) => `${from} – ${to}`,
  start: 'the first kept',
  now: 'now',
});
