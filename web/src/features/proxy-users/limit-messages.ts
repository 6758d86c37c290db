// Texts of the caps of proxy users and of what was used of them.
import { catalogue, count } from '../../lib/messages.ts';

export const t = catalogue('proxy-users.limits', {
  title: 'Limits',
  about:
    'Bytes in both directions, as the traffic figures count them, in all workers together. Requests over a cap are refused with 429 until it begins anew.',
  perMonth: 'Bytes per month',
  perDay: 'Bytes per day',
  amountHelp: 'Empty: no cap.',
  amountBad: 'A number above nothing, up to 1,000 TB; or leave it empty.',
  unitOf: (field: string) => `Unit of ${field}`,
  resetDay: 'The month begins on day',
  resetDayHelp: '1 to 28, at midnight UTC.',
  resetDayBad: 'A day from 1 to 28.',
  column: 'Use of its cap',
  noCap: (used: string) => `no cap · ${used} this month`,
  ofCap: (used: string, cap: string, kind: 'day' | 'month') =>
    kind === 'day' ? `${used} of ${cap} today` : `${used} of ${cap} this month`,
  meter: (name: string, kind: 'day' | 'month') =>
    kind === 'day' ? `Use of ${name} today` : `Use of ${name} this month`,
  states: { open: 'within the cap', near: 'nearly spent', spent: 'spent' },
  resets: (moment: string) => `begins anew ${moment}`,
  spentUntil: (moment: string) => `Its requests are refused until ${moment}.`,
  pace: (bytes: string) => `At the present pace, ${bytes} a day over the last seven days or as many as are known,`,
  willBeSpent: (kind: 'day' | 'month', moment: string) =>
    kind === 'day' ? `the cap of the day is spent ${moment}.` : `the cap of the month is spent ${moment}.`,
  lasts: 'no cap is spent before it begins anew.',
  noPace: 'There is no pace yet: less than an hour of use is known.',
  refused: (n: number) => count(n, { one: '# request refused this month', other: '# requests refused this month' }),
  thisMonth: 'This month',
  today: 'Today',
  change: 'Change limits…',
  capTitle: (name: string) => `Cap ${name}`,
  capText: (used: string, suggested: boolean) =>
    suggested
      ? `It has used ${used} this month. The suggestion is a quarter more, so that nothing stops at once.`
      : `It has used ${used} this month.`,
  capVerb: 'Set cap',
  gone: (name: string) => `There is no proxy user ${name}.`,
});
