// Words about requests that more than one screen uses: what was asked, what came of it.
import type { FailureCode, RequestKind } from '@gyre/shared/vocabulary';
import { catalogue, count } from '../messages.ts';
import { failureWords } from './failures.ts';

const kinds: Readonly<Record<RequestKind, string>> = {
  connect: 'CONNECT',
  socks5: 'SOCKS5',
  socks4: 'SOCKS4',
  exchange: 'HTTP',
  upgrade: 'UPGRADE',
};
const kindMeaning: Readonly<Record<RequestKind, string>> = {
  connect: 'a tunnel by CONNECT',
  socks5: 'a tunnel by SOCKS5',
  socks4: 'a tunnel by SOCKS4',
  exchange: 'plain HTTP',
  upgrade: 'plain HTTP that changes protocol (WebSocket)',
};

export const t = catalogue('request-words', {
  kinds,
  kindMeaning,
  when: 'When',
  proxyUser: 'Proxy user',
  target: 'Target',
  exit: 'Exit',
  pool: 'Pool',
  tries: 'Tries',
  reuse: 'Reuse',
  reuseMeaning: 'Which request it was on its connection to the exit; 1 is the first.',
  result: 'Result',
  took: 'Took',
  anybody: 'no user',
  resultOk: (status: number | null) => (status === null ? 'ok' : `${status}`),
  resultBad: (code: FailureCode | null, status: number | null) =>
    code === null ? `${status ?? 'failed'}` : failureWords(code),
  attempts: 'Attempts',
  attemptsNone: 'None: it was answered before any exit was dialled.',
  attemptsNotKept: 'They were not kept for this request.',
  attemptAt: (start: string) => `after ${start}`,
  attemptOk: 'answered',
  attemptLost: 'lost the race',
  attemptLostMeaning: 'The attempt beside it was first; this says nothing against the exit.',
  tryKinds: { retry: 'retry', hedge: 'hedge' },
  tryKindMeaning: {
    retry: 'Made after an attempt had failed.',
    hedge: 'Made beside an attempt that took longer than usual; whichever is first is used.',
  },
  attemptSummary: (n: number, total: string) =>
    `${count(n, { one: '# attempt', other: '# attempts' })} in ${total}, in the order they began.`,
});
