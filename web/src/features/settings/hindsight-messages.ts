// Texts of the card that tries thresholds of health on what was.
import { catalogue, count } from '../../lib/messages.ts';

const requests = (n: number): string => count(n, { one: '# request', other: '# requests' });
const exits = (n: number): string => count(n, { one: '# exit', other: '# exits' });
const attempts = (n: number): string => count(n, { one: '# attempt', other: '# attempts' });

export const h = catalogue('settings.hindsight', {
  title: 'What would these values have done?',
  about: 'Hears the attempts of the request log once more and judges them by the values above. Nothing is changed.',
  span: 'Span',
  spans: { '1h': '1 h', '24h': '24 h' },
  verb: 'Try on what was',
  unreadable: 'Correct the fields that are marked first.',
  old: 'The values were edited since; try again.',
  none: 'The request log holds nothing of this span, so there is nothing to try them on.',
  on: (n: number, tries: number, since: string) => `On ${requests(n)} with ${attempts(tries)} since ${since}`,
  cut: 'There are more in this span; only the newest were tried.',
  sampled: (share: string) =>
    `The log holds ${share} of the requests of this time, failures first: there were more successes between them.`,
  happened: (all: number, byTraffic: number) =>
    `Really ejected: ${count(all, { one: '# time', other: '# times' })}, ${count(byTraffic, { one: '#', other: '#' })} of them by traffic and peers. The others, by probes, gateways, verdicts and people, are not tried.`,
  table: 'Present values and these',
  row: 'Of the exits',
  present: 'Present values',
  typed: 'These values',
  facts: {
    exits: 'ejected at least once',
    ejections: 'ejections',
    out: 'time out, all together',
    worked: 'worked at their next attempt',
    withheld: 'attempts that would have left elsewhere',
    withheldOk: 'of those, attempts that worked',
  },
  same: 'Both eject the same exits.',
  added: (n: number) => `Only these values eject ${exits(n)}`,
  saved: (n: number) => `Only the present values eject ${exits(n)}`,
  more: (n: number) => `and ${count(n, { one: '# more', other: '# more' })}`,
  worked: 'worked next',
  failed: 'failed next',
  gone: 'an exit that is gone',
});
