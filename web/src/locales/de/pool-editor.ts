// Texts of one pool, in German.
import { count, type Translation } from '../../lib/messages.ts';
import type { t } from '../../features/pools/editor-messages.ts';
import { poolAmounts, poolResilience } from './pools.ts';

const exits = (n: number): string => count(n, { one: '# Exit', other: '# Exits' });
const onLoss = {
  strict: 'bekommt sie nie einen anderen: der Client sieht 503, bis der Exit zurück ist oder die Session endet.',
  'same-ip': 'wechselt sie nur zu einem Exit mit derselben Adresse; ohne einen solchen sieht der Client 503.',
  'same-asn': 'wechselt sie nur zu einem Exit desselben Netzes; ohne einen solchen sieht der Client 503.',
  'same-country': 'wechselt sie zu einem anderen Exit desselben Landes; ohne einen solchen sieht der Client 503.',
  any: 'wechselt sie zu irgendeinem Exit des Pools.',
};

export const poolEditor: Translation<typeof t> = {
  ...poolResilience,
  pools: 'Pools',
  newTitle: 'Neuer Pool',
  create: 'Pool anlegen',
  save: (n) => (n === 0 ? 'Änderungen speichern' : `Änderungen speichern (${n})`),
  discard: 'Verwerfen',
  goneTitle: 'Diesen Pool gibt es nicht',
  goneText: 'Er wurde vielleicht entfernt, oder die Adresse ist vertippt.',
  toPools: 'Alle Pools',
  counts: (members, eligible) => `${members} Mitglieder, ${eligible} jetzt wählbar`,

  startFrom: 'Beginnen mit',
  starts: { rotate: 'Durch alle wechseln', sticky: 'Eine Adresse je Session', country: 'Nach Land' },

  name: 'Name',
  nameHelp: 'Clients können ihn verlangen: Kleinbuchstaben, Ziffern, _ . ~ und kein Bindestrich.',
  nameBad: 'Kleinbuchstaben, Ziffern, _ . ~; am Anfang Buchstabe oder Ziffer; höchstens 40.',

  membership: 'Mitgliedschaft',
  membershipTitle: 'Mitglieder',
  everything: 'alle Exits',
  fixedOnly: 'nur feste Mitglieder',
  kinds: { all: 'Alle Exits', query: 'Eine Abfrage', fixed: 'Feste Mitglieder' },
  kindHelp: {
    all: 'Auch später angelegte Exits gehören dazu.',
    query: 'Exits gehören dazu, solange sie passen, auch später angelegte.',
    fixed: 'Nur die hier genannten oder unter Exits hinzugefügten.',
  },
  query: 'Abfrage',
  queryHelp: 'Zum Beispiel country:DE,AT -tag:trial',
  queryEmpty: 'Eine Abfrage eingeben oder „Alle Exits“ wählen.',
  alsoFixed: 'Feste Mitglieder neben der Abfrage',
  members: { added: 'Feste Mitglieder hinzu', left: 'Feste Mitglieder weg' },

  previewing: 'Wird gezählt…',
  preview: {
    matches: (n) => `Passend: ${exits(n)}`,
    countries: (n) => `in ${count(n, { one: '# Land', other: '# Ländern' })}`,
    eligible: (n) => count(n, { one: '# jetzt wählbar', other: '# jetzt wählbar' }),
    none: 'Nichts passt. Ein Pool ohne wählbare Exits lehnt jede Anfrage ab.',
    comes: (n) => `+${n}`,
    goes: (n) => `−${n}`,
    saved: 'gegen den gespeicherten Stand:',
    same: 'wie gespeichert',
  },

  findExits: 'Exits zum Hinzufügen suchen',
  findHelp: 'Ein Wort aus Bezeichnung oder Gateway, oder eine Abfrage.',
  addExit: (label) => `${label} hinzufügen`,
  add: 'Hinzufügen',
  takeOut: (label) => `${label} herausnehmen`,
  noneFound: 'Kein Exit passt.',
  noMembers: 'keine Mitglieder',
  membersNow: 'Mitglieder jetzt',
  membersMore: (n) => `und weitere ${exits(n)}; mit der Suche oben zu finden.`,
  willLeave: 'geht beim Speichern',
  keep: 'Behalten',
  keepExit: (label) => `${label} behalten`,
  takeOutShort: 'Herausnehmen',
  wouldAdd: (n) => count(n, { one: '# Exit kommt hinzu', other: '# Exits kommen hinzu' }),

  strategy: 'Strategie des Wechsels',
  strategies: {
    'round-robin': 'Jeder Exit der Reihe nach, alle mit gleichem Anteil.',
    random: 'Irgendein wählbarer Exit, durch Zufall.',
    weighted: 'Durch Zufall, im Verhältnis der Gewichte.',
    'least-in-flight': 'Der Exit mit den wenigsten offenen Anfragen; langsame bekommen von selbst weniger.',
    'least-recently-used': 'Der Exit, der am längsten geruht hat.',
    'every-n': 'Derselbe Exit für eine Anzahl Anfragen, dann der nächste.',
    timed: 'Derselbe Exit für eine Zeit, dann der nächste.',
    rendezvous: 'Dasselbe Ziel immer über denselben Exit, außer er hat mehr als seinen Anteil.',
    'peak-ewma': 'Von zwei zufälligen der, der dieser Site schneller antwortet und weniger offen hat.',
    priority: 'Die niedrigste Stufe zuerst; die nächste nur, wenn in der davor nichts frei ist.',
    cheapest: 'Der niedrigste Preis je GB zuerst; teurere nur, wenn die billigeren scheitern oder voll sind.',
  },

  session: 'Sessions',
  sessionAbout: 'Für Clients, die eine Session nennen (-session-NAME). Für andere wird bei jeder Anfrage neu gewählt.',
  expiry: 'Die Zeit zählt ab',
  expiries: { fixed: 'der ersten Anfrage', sliding: 'der letzten Anfrage' },
  guarantee: 'Wenn ihr Exit ausfällt',
  sessionSentence: (span, sliding, guarantee) =>
    sliding
      ? `Eine Session behält ihren Exit, bis sie ${span} geschwiegen hat. Fällt der Exit aus, ${onLoss[guarantee]}`
      : `Eine Session behält ihren Exit für ${span} ab der ersten Anfrage. Fällt der Exit aus, ${onLoss[guarantee]}`,
  moveTold: 'Einen Wechsel meldet der Header X-Gyre-Session der Antwort.',

  retry: 'Wiederholungen',
  retryAbout: 'Eine gescheiterte Anfrage wird anderswo wiederholt, jedes Mal über einen anderen Exit.',
  queue: 'Warteschlange',
  queueAbout: 'Für Anfragen, die kommen, während jeder passende Exit an seiner Obergrenze ist.',
  queueNone: 'Niemand wartet: sind alle Exits voll, sieht die Anfrage sofort 503.',
  queueSentence: (waiting, span) =>
    `Bis zu ${waiting} warten in jedem Worker, höchstens je ${span}; die übrigen sehen 503.`,
  amounts: {
    'retry/maxAttempts': 'Versuche insgesamt',
    'retry/totalMs': 'Zeit für die ganze Anfrage',
    'retry/attemptMs': 'Zeit für einen Verbindungsaufbau',
    'retry/firstByteMs': 'Zeit bis zum ersten Byte der Antwort',
    'session/ttlMs': 'Eine Session dauert',
    'queue/maxWaiting': 'Meiste wartende Anfragen',
    'queue/waitMs': 'Längstes Warten',
    'rotation/everyRequests': 'Anfragen mit einem Exit',
    'rotation/periodMs': 'Zeit mit einem Exit',
    ...poolAmounts,
  },
  attempts: (most) => `höchstens ${most} Versuche`,
  waiting: (most) => `höchstens ${most} warten`,
  perWorker: 'In jedem Worker.',
  bad: (range) => `Eine Zahl im Bereich ${range} eingeben.`,
  seconds: 's',
  dialTooLong: 'Ein Verbindungsaufbau darf länger dauern als die ganze Anfrage: der zweite Versuch beginnt nie.',
  waitTooLong: 'Das Warten kann die ganze Zeit der Anfrage aufbrauchen.',

  fallbacks: 'Ersatz-Pools',
  fallbacksAbout:
    'In dieser Reihenfolge versucht, wenn kein eigener Exit wählbar ist. Nach dem letzten wird abgelehnt, sonst nie.',
  refuse: 'ablehnen',
  chain: 'Reihenfolge der Pools',
  addFallback: 'Ersatz-Pool hinzufügen',
  choosePool: 'Pool wählen…',
  noOther: 'Es gibt keinen anderen Pool als Ersatz.',
  up: (name) => `${name} nach oben`,
  down: (name) => `${name} nach unten`,
  drop: (name) => `${name} aus der Reihenfolge entfernen`,

  unsavedTitle: 'Nicht gespeichert',
  unsavedNone: 'Noch nichts geändert.',
  from: 'Gespeichert',
  to: 'Eigener Stand',
  nothing: 'keine',
  savedNote: (revision) => `Gespeichert als Revision ${revision}`,

  whatIf: 'Was wäre wenn?',
  whatIfAbout: 'Probiert den Pool vor dem Speichern an letzten Anfragen. Gesendet wird nichts.',
  whatIfVerb: 'An letzten Anfragen probieren',
  whatIfOld: 'Der Pool wurde seitdem bearbeitet; noch einmal probieren.',
  whatIfNone: 'Keine letzten Anfragen sind aufgehoben, an denen zu probieren wäre.',
  whatIfOn: (n) => `An ${count(n, { one: '# Anfrage', other: '# Anfragen' })}`,
  whatIfFacts: {
    refused: 'abgelehnt',
    otherPool: (share) => `gehen über einen anderen Exit oder Pool, ${share}`,
    fewer: (share) => `wählen unter weniger Exits, ${share}`,
    more: (share) => `wählen unter mehr Exits, ${share}`,
  },
  whatIfExamples: 'Beispiele',
  fromTo: (before, after) => `${before} → ${after}`,
};
