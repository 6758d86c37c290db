// Words about requests that more than one screen uses, in German.
import { count, type Translation } from '../../lib/messages.ts';
import { failureWords } from '../../lib/messages/failures.ts';
import type { t } from '../../lib/messages/requests.ts';

export const requestWords: Translation<typeof t> = {
  kinds: { connect: 'CONNECT', socks5: 'SOCKS5', socks4: 'SOCKS4', exchange: 'HTTP', upgrade: 'UPGRADE' },
  kindMeaning: {
    connect: 'ein Tunnel über CONNECT',
    socks5: 'ein Tunnel über SOCKS5',
    socks4: 'ein Tunnel über SOCKS4',
    exchange: 'einfaches HTTP',
    upgrade: 'einfaches HTTP mit Protokollwechsel (WebSocket)',
  },
  when: 'Wann',
  proxyUser: 'Proxy-Nutzer',
  target: 'Ziel',
  exit: 'Exit',
  pool: 'Pool',
  tries: 'Versuche',
  reuse: 'Folge',
  reuseMeaning: 'Die wievielte Anfrage auf ihrer Verbindung zum Exit es war; 1 ist die erste.',
  result: 'Ergebnis',
  took: 'Dauer',
  anybody: 'kein Nutzer',
  resultOk: (status) => (status === null ? 'ok' : `${status}`),
  resultBad: (code, status) => (code === null ? `${status ?? 'gescheitert'}` : failureWords(code)),
  attempts: 'Versuche',
  attemptsNone: 'Keine: beantwortet, bevor ein Exit angewählt wurde.',
  attemptsNotKept: 'Zu dieser Anfrage nicht aufgehoben.',
  attemptAt: (start) => `nach ${start}`,
  attemptOk: 'beantwortet',
  attemptLost: 'war langsamer',
  attemptLostMeaning: 'Der Versuch daneben war schneller; das spricht nicht gegen den Exit.',
  tryKinds: { retry: 'Wiederholung', hedge: 'Hedge' },
  tryKindMeaning: {
    retry: 'Nachdem ein Versuch gescheitert war.',
    hedge: 'Neben einem Versuch, der länger als üblich dauerte; der schnellere gilt.',
  },
  attemptSummary: (n, total) =>
    `${count(n, { one: '# Versuch', other: '# Versuche' })} in ${total}, in der Reihenfolge ihres Beginns.`,
};
