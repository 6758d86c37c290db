// Texts of the Rules screen and the pieces of a rule's sentence, in German.
import { count, listed, type Translation } from '../../lib/messages.ts';
import type { t } from '../../features/rules/messages.ts';
import type { w } from '../../features/rules/word-messages.ts';

export const rules: Translation<typeof t> = {
  title: 'Regeln',
  about: 'Welche Anfragen wo hinausgehen. Von oben gefragt; die erste zutreffende Regel entscheidet.',
  create: 'Neue Regel',
  list: 'Regeln in ihrer Reihenfolge',
  emptyTitle: 'Keine Regeln',
  emptyText:
    'Alles geht an den Pool, den der Client verlangt, oder an den ersten seines Proxy-Nutzers. Eine Regel schickt manche Ziele anderswohin, lehnt sie ab oder hält ihre Sessions zusammen.',
  position: (n) => `Regel ${n}`,
  unnamed: (n) => `Regel ${n}`,
  onOff: (name) => `${name} ist eingeschaltet`,
  matches: 'Trifft zu auf',
  does: 'Tut',
  everything: 'jede Anfrage',
  hits: 'Treffer',
  lastHit: 'zuletzt',
  hitsOf: (text) => `${text} Treffer`,
  never: 'traf nie zu',
  shadowed: (n) => `verdeckt von Regel ${n}`,
  shadowedHint: (n) => `Was diese Regel trifft, trifft Regel ${n} vorher; so bekommt sie nie eine Anfrage.`,
  off: 'aus',
  end: 'Nach der letzten Regel: der Pool, den der Client verlangt, oder der erste seines Proxy-Nutzers.',
  edit: 'Bearbeiten',
  editOf: (name) => `${name} bearbeiten`,
  actions: (name) => `Aktionen für ${name}`,
  moveDots: 'Verschieben…',
  duplicate: 'Verdoppeln…',
  first: 'An den Anfang',
  last: 'Ans Ende',
  explainLike: 'Anfragen, auf die sie zutraf',
  handle: (name, n, total) => `${name} verschieben, ${n} von ${total}. Ziehen, oder Alt und Pfeil auf oder ab.`,
  moved: (name, n, total) => `${name} ist jetzt ${n} von ${total}`,
  moveFailed: 'Die Regel wurde nicht verschoben',
  switchFailed: 'Die Regel wurde nicht umgeschaltet',
  moveTitle: (name) => `${name} verschieben`,
  moveVerb: 'Verschieben',
  moveTo: 'Platz',
  moveHelp: (total) => `1 wird zuerst gefragt, ${total} zuletzt.`,
  moveBad: (total) => `Eine ganze Zahl von 1 bis ${total} eingeben.`,
  saved: {
    created: (name) => `${name} angelegt`,
    changed: (name) => `${name} geändert`,
    removed: (name) => `${name} entfernt`,
    on: (name) => `${name} ist eingeschaltet`,
    off: (name) => `${name} ist abgeschaltet`,
  },
  removeTitle: (name) => `${name} entfernen?`,
  removeText: (hits) =>
    count(hits, {
      one: 'Sie traf auf # Anfrage zu. Künftig entscheiden die Regeln darunter.',
      other: 'Sie traf auf # Anfragen zu. Künftig entscheiden die Regeln darunter.',
    }),
  test: 'Testen',
  testTitle: 'Welche Regel trifft zu?',
  testAbout: 'Gesendet wird nichts.',
  testVerb: 'Testen',
  testTarget: 'Ziel',
  testUser: 'Proxy-Nutzer',
  testAnonymous: 'keiner (anonym)',
  testWishes: 'Wünsche',
  testEmpty: 'Eingeben, wohin die Anfrage geht.',
  testMatched: (position, name) => `Regel ${position} trifft zu: ${name}`,
  testNone: 'Keine Regel trifft zu.',
  testNotAsked: 'Keine Regel wird gefragt.',
  testFull: 'Der ganze Weg',
  testClear: 'Leeren',
  tested: 'diese trifft zu',
};

const either = (items: readonly string[]): string => new Intl.ListFormat('de', { type: 'disjunction' }).format(items);

/** Countries that take an article, in the dative every phrase here asks for. */
function dative(name: string): string {
  if (name.startsWith('Vereinigtes')) return `dem ${name.replace('Vereinigtes', 'Vereinigten')}`;
  if (/^Vereinigte /.test(name))
    return `den ${name.replace('Vereinigte', 'Vereinigten').replace(/Emirate$/, 'Emiraten')}`;
  if (name.endsWith('lande')) return `den ${name}n`;
  return `${/(n|as)$/.test(name) ? 'den' : 'der'} ${name}`;
}

export const ruleWords: Translation<typeof w> = {
  or: either,
  and: listed,
  more: (n) => `${n} weiteren`,
  targets: (all) => `an ${all}`,
  ports: (all) => `auf Port ${all}`,
  users: (all) => `von ${all}`,
  anonymous: 'anonymen Clients',
  listeners: (all) => `über Listener ${all}`,
  kinds: (all) => `als ${all}`,
  kindNames: {
    connect: 'CONNECT-Tunnel',
    socks5: 'SOCKS5-Tunnel',
    socks4: 'SOCKS4-Tunnel',
    exchange: 'einfaches HTTP',
    upgrade: 'WebSocket über einfaches HTTP',
  },
  methods: (all) => `mit Methode ${all}`,
  wishedPlaces: (all) => `mit Wunsch nach ${all}`,
  wishedTags: (all) => `mit Wunsch nach Tag ${all}`,
  wishedTypes: (all) => `mit Wunsch nach Art ${all}`,
  wishedPools: (all) => `mit Wunsch nach Pool ${all}`,
  namesSession: 'mit Session',
  namesNoSession: 'ohne Session',
  time: (days, from, to) => `${days} von ${from} bis ${to} UTC`,
  everyDay: 'täglich',
  days: ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'],
  dayRun: (first, last) => `${first}–${last}`,
  refuse: (status, text) =>
    text === '' ? `werden mit Status ${status} abgelehnt` : `werden mit Status ${status} abgelehnt, „${text}“`,
  direct: 'gehen über die eigene Adresse dieses Rechners',
  pool: (name) => `gehen über Pool ${name}`,
  criteria: (all) => `gehen über Exits ${all}`,
  criteriaOfPool: (all) => `nur über Exits ${all}`,
  takesThe:
    /^(Vereinigte[ns]? |Niederlande|Philippinen|Bahamas|Malediven|Schweiz|Türkei|Ukraine|Slowakei|Mongolei)|republik|inseln$/i,
  the: dative,
  ofType: (all) => `der Art ${all}`,
  withScheme: (all) => `mit Schema ${all}`,
  types: { datacenter: 'Rechenzentrum', isp: 'ISP', residential: 'Privatanschluss', mobile: 'Mobilfunk' },
  inPlace: (all) => `in ${all}`,
  inNetwork: (all) => `in ${all}`,
  tagged: (all) => `mit Tag ${all}`,
  guarantees: {
    strict: 'ihre Sessions wechseln nie den Exit',
    'same-ip': 'ihre Sessions behalten eine Adresse',
    'same-asn': 'ihre Sessions bleiben in einem Netz',
    'same-country': 'ihre Sessions bleiben in einem Land',
    any: 'ihre Sessions dürfen zu jedem Exit wechseln',
  },
  subject: (conditions) => (conditions === '' ? 'Alle Anfragen' : `Anfragen ${conditions}`),
  sentence: (what, deeds) => `${what} ${deeds}.`,
  nothing: (what) => `${what}: wählen, was mit ihnen geschieht.`,
};
