// Texts of the Pools screen and of what a pool does about failing exits, in German.
import { count, type Translation } from '../../lib/messages.ts';
import type { t } from '../../features/pools/messages.ts';
import type { resilienceAmounts, resilienceTexts } from '../../features/pools/resilience-messages.ts';

const exits = (n: number): string => count(n, { one: '# Exit', other: '# Exits' });

export const pools: Translation<typeof t> = {
  title: 'Pools',
  about:
    'Benannte Mengen von Exits mit Strategie und Wiederholungsregeln. Ein Proxy-Nutzer bekommt einen oder mehrere davon.',
  create: 'Neuer Pool',
  emptyTitle: 'Keine Pools',
  emptyText: 'Ein Pool sagt, welche Exits ein Proxy-Nutzer bekommt und wie der nächste gewählt wird.',
  builtIn: 'eingebaut',
  builtInHelp: 'Der Pool einer frischen Installation lässt sich nicht entfernen.',
  membersOf: (eligible, members) => `${eligible} von ${members} wählbar`,
  noMembers: 'keine Mitglieder',
  stateBar: (words) => `Mitglieder nach Zustand: ${words}`,
  everything: 'alle Exits',
  fixed: (n) => count(n, { one: '# festes Mitglied', other: '# feste Mitglieder' }),
  retryShort: (attempts, total) => `${count(attempts, { one: '# Versuch', other: 'bis zu # Versuche' })} in ${total}`,
  showMembers: 'Mitglieder zeigen',
  open: 'Öffnen',
  fallsBack: (chain) => `dann ${chain}, dann ablehnen`,
  actions: (name) => `Aktionen für ${name}`,
  removeTitle: (name) => `${name} entfernen?`,
  removeText: (members) => `Der Pool geht, die Mitglieder bleiben (${exits(members)}).`,
  inUse: 'Der Pool ist noch in Gebrauch',
  repointTo: 'Stattdessen diesen Pool benutzen',
  repointHelp: (name) => `Alles, was ${name} nennt, nennt dann diesen.`,
  repointVerb: 'Umstellen und entfernen',
  choosePool: 'Pool wählen…',
  saved: {
    created: (name) => `Pool ${name} angelegt`,
    changed: (name) => `Pool ${name} gespeichert`,
    removed: (name) => `Pool ${name} entfernt`,
  },
};

export const poolAmounts: Translation<typeof resilienceAmounts> = {
  'budget/retryPercent': 'Wiederholungen, von den Anfragen der letzten 10 s',
  'budget/retryFloor': 'Wiederholungen, die immer erlaubt sind',
  'budget/hedgePercent': 'Hedges, von den Anfragen der letzten 10 s',
  'budget/hedgeFloor': 'Hedges, die immer erlaubt sind',
  'hedge/percentile': 'Spät ist ein Verbindungsaufbau nach diesem Perzentil',
  'hedge/leastMs': 'Nie ein Hedge vor',
  'warm/mostPerExit': 'Meiste freie Verbindungen je Exit',
  'protection/maxEjectionPercent': 'Höchstens zugleich ausgesetzt',
  'protection/panicPercent': 'Panik, wenn weniger wählbar sind als',
  'protection/minimumEligible': 'Alarm, wenn weniger wählbar sind als',
};

export const poolResilience: Translation<typeof resilienceTexts> = {
  onOff: (on) => (on ? 'ein' : 'aus'),

  retryOn: 'Antworten, die einen neuen Versuch auslösen',
  retryOnAbout:
    'Ein anderer Exit wird versucht, solange der Client nichts von der Antwort hat, und nur wo es sicher ist.',
  exitStatuses: 'Statuscodes des Exits',
  exitStatusesHelp: 'Er konnte nicht, etwa 502, 503, 504. 407 gehört immer dazu.',
  targetStatuses: 'Statuscodes des Ziels',
  targetStatusesHelp: 'Was ein anderer Exit vielleicht nicht bekommt, oft 403 und 429. Leer: der Client erhält sie so.',
  statusesBad: 'Statuscodes zwischen 300 und 599 eingeben, getrennt durch Kommas, höchstens 50.',
  statusesNone: 'keine Antworten',

  budget: 'Budget weiterer Versuche',
  budgetAbout:
    'Scheitern viele Exits auf einmal, enden Wiederholungen und Hedges hier, statt den Verkehr zu vervielfachen.',
  budgetInside: (retry, hedge) => `Wiederholungen ${retry} %, Hedges ${hedge} %`,

  hedge: 'Hedges',
  hedgeAbout:
    'Dauert ein Verbindungsaufbau länger als üblich, läuft ein zweiter zu einem anderen Exit dagegen; der schnellere gilt.',
  hedged: 'Hedge bei spätem Verbindungsaufbau',
  hedgedAnswers: 'Auch bei späten Antworten auf GET und HEAD (Bytes kosten vielleicht doppelt)',
  hedgeInside: (percentile) => `nach p${percentile}`,

  warm: 'Warme Verbindungen',
  warmAbout: 'Zu viel benutzten Exits bleiben freie Verbindungen bereit, so viele wie ihr Verkehr braucht.',
  warmed: 'Verbindungen bereithalten',
  warmCapped: 'Auch zu Exits mit Obergrenze',
  warmCappedHelp: 'Ihre Anbieter zählen vielleicht Verbindungen.',
  warmInside: (most) => `bis zu ${most} je Exit`,

  protection: 'Schutz',
  protectionAbout: 'Wie viel vom Pool ausgesetzt sein darf. Die zuletzt ausgesetzten werden trotzdem benutzt.',
  protectionNever: '0 = nie.',
  protectionInside: (percent) => `höchstens ${percent} % ausgesetzt`,
  protectionSentence: (members, most, panic) =>
    `Von ${count(members, { one: '# Mitglied', other: '# Mitgliedern' })} zugleich höchstens ${most} ausgesetzt; ` +
    (panic === 0 ? 'die Gesundheit zählt immer.' : `mit weniger als ${panic} wählbaren zählt die Gesundheit nicht.`),

  probes: 'Prüfungen',
  probesAbout:
    'Wie die Exits geprüft werden. Ein Exit in mehreren Pools folgt dem ersten, nach Namen, der ein Profil hat.',
  probeProfile: 'Prüfprofil',
  probeProfileNone: 'wie in den Einstellungen',
  toProfiles: 'Alle Profile',
};
