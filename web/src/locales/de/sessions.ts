// Texts of the Sessions screen, in German.
import { count, type Translation } from '../../lib/messages.ts';
import type { t } from '../../features/sessions/messages.ts';

const some = (n: number): string => count(n, { one: '# Session', other: '# Sessions' });

export const sessions: Translation<typeof t> = {
  title: 'Sessions',
  about: 'Welchen Exit jede von Clients genannte Session behält, und wie lange.',
  total: (n) => some(n),
  search: 'Nach Namen suchen',
  user: 'Proxy-Nutzer',
  anyUser: 'Alle Proxy-Nutzer',
  pool: 'Pool',
  anyPool: 'Alle Pools',
  exit: 'Exit',
  onExit: (label) => `auf ${label}`,
  everyExit: 'Sessions aller Exits zeigen',
  clear: 'Filter leeren',

  name: 'Name',
  anonymous: 'anonym',
  gone: 'Exit ist weg',
  guarantee: 'Garantie',
  age: 'Alter',
  ageFixed: (age, ttl) => `${age} von ${ttl}`,
  ageSliding: (age, ttl) => `still ${age} von ${ttl}`,
  ended: 'beendet',
  ageHelp: (at) => `Endet um ${at}`,
  requests: 'Anfragen',
  moves: 'Wechsel',
  moved: (n, kept) => {
    const times = count(n, {
      one: 'Sie hat ihren Exit einmal gewechselt',
      other: 'Sie hat ihren Exit #-mal gewechselt',
    });
    return kept === null || kept === 'any' ? `${times}.` : `${times}; zuletzt blieb sie ${kept}.`;
  },
  verbs: 'Aktionen',

  actions: (name) => `Aktionen für ${name}`,
  move: 'Verlegen…',
  rotate: 'Neuer Exit',
  release: 'Freigeben',
  releaseExit: (label) => `Alle auf ${label} freigeben…`,
  releaseUser: (name) => `Alle von ${name} freigeben…`,
  releaseTitle: (n, of) => (n === null ? `Alle Sessions von ${of} freigeben?` : `${some(n)} von ${of} freigeben?`),
  releaseText:
    'Jede beginnt mit ihrer nächsten Anfrage neu, nach Möglichkeit mit einem anderen Exit. Auch strict-Sessions verlieren ihre Adresse.',
  releaseVerb: 'Freigeben',

  moveTitle: (name) => `${name} auf einen anderen Exit verlegen`,
  moveText: (pool) => `Name und Zeit bleiben. Wählbar sind nur Exits des Pools ${pool}.`,
  moveVerb: 'Verlegen',
  find: 'Exit suchen',
  findHint: 'Ein Wort aus Bezeichnung oder Gateway, oder eine Abfrage.',
  found: 'Passende Exits',
  noneFound: 'Kein Exit des Pools passt.',
  more: (n) => count(n, { one: 'und # weiterer; oben eingrenzen.', other: 'und # weitere; oben eingrenzen.' }),
  here: 'jetzt',

  older: 'Mehr zeigen',
  shown: (shown, total) => `${shown} von ${total}`,
  noMatchTitle: 'Keine Session passt',
  noMatchText: 'Sessions enden, wenn ihre Zeit um ist; vielleicht nennt der Filter eine beendete.',
  emptyTitle: 'Noch keine Sessions',
  emptyText:
    'Ein Client, der seinen Exit behalten will, nennt im Benutzernamen eine Session. Derselbe Name bekommt denselben Exit, bis seine Zeit um ist; zwei Proxy-Nutzer mit demselben Namen teilen sich keine.',
  snippet: 'Eine Anfrage in der Session cart1',

  saved: {
    released: (n) => `Freigegeben: ${some(n)}`,
    rotated: (name, exit) => `${name} hat einen neuen Exit: ${exit}`,
    moved: (name, exit) => `${name} auf ${exit} verlegt`,
  },
  failed: {
    release: 'Die Session ließ sich nicht freigeben',
    rotate: 'Die Session hat ihren Exit behalten',
  },
};
