// Texts of the Requests screen.
import { catalogue, count } from '../../lib/messages.ts';

export const t = catalogue('requests', {
  title: 'Requests',
  titleOf: (q: string) => `Requests: ${q}`,
  about: 'What clients asked for, newest first, and what came of it.',
  list: 'Requests, newest first',
  filter: 'Filter requests',
  filterHint: 'ok:no site:shop.example proxyuser:alice total:>1s',
  problemAt: (character: number, message: string) => `At character ${character}: ${message}.`,
  live: 'Live',
  export: 'Export',
  exportShown: 'The newest 10,000 that match',
  exportCsv: 'CSV',
  exportJson: 'JSON',
  keptSince: (at: string, bytes: string, most: string) => `kept since ${at}, ${bytes} of ${most}`,
  keptNone: 'no log is kept: only the newest requests are here',
  logDropped: (n: number) =>
    count(n, {
      one: 'the log fell behind: # request is missing in it',
      other: 'the log fell behind: # requests are missing in it',
    }),
  readingOlder: 'Reading older requests…',
  atEnd: 'No older request is kept.',
  olderFailed: 'Older requests cannot be read.',
  failedOnly: 'Failed',
  allOf: 'All',
  which: 'Which requests',
  pause: 'Pause',
  resume: 'Resume',
  state: { following: 'following', paused: 'paused', held: 'held while you read' },
  newer: (n: number) => count(n, { one: '# newer', other: '# newer' }),
  shown: (n: number) => count(n, { one: '# request', other: '# requests' }),
  sampled: (n: number) =>
    count(n, {
      one: '# more request was not sent to this page; failures come first',
      other: '# more requests were not sent to this page; failures come first',
    }),
  emptyTitle: 'Waiting for the first request',
  emptyText: 'Send one through a listener; it shows up here within a second.',
  toOverview: 'First steps',
  noMatchTitle: 'No request matches',
  noMatchText: 'New ones that match appear here by themselves.',
  clearFilter: 'Clear filter',
  keys: { next: 'Next request', before: 'Previous request', open: 'Open the request', top: 'To the newest' },
});
