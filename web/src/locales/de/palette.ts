// Texts of the command palette, in German. `said` is how a verb begins when it is typed; the English words work as well.
import { count, type Translation } from '../../lib/messages.ts';
import type { t } from '../../lib/messages/palette.ts';

export const palette: Translation<typeof t> = {
  kinds: {
    exit: 'Exits',
    pool: 'Pools',
    'proxy-user': 'Proxy-Nutzer',
    listener: 'Listener',
    rule: 'Regeln',
    session: 'Sessions',
    request: 'Anfragen',
    target: 'Ziele',
  },
  recent: 'Zuletzt',
  verbs: 'Tun',
  screens: 'Ansichten',
  pasted: 'Eingefügt',
  help: 'Hilfe',
  empty: (text) => `Nichts gefunden zu „${text}“.`,
  allExits: (text) => `Alle Exits wählen, auf die „${text}“ passt`,
  searching: 'Wird gesucht…',
  failedSearch: 'Die Suche hat nicht geantwortet; Ansichten und Aktionen sind trotzdem da.',
  exitVerbs: {
    drain: { said: ['auslaufen lassen', 'auslaufen', 'drain'], label: (name) => `${name} auslaufen lassen` },
    disable: { said: ['exit abschalten', 'abschalten', 'disable'], label: (name) => `${name} abschalten` },
    enable: { said: ['exit einschalten', 'einschalten', 'enable'], label: (name) => `${name} einschalten` },
    requests: {
      said: ['anfragen durch', 'anfragen über', 'anfragen von', 'requests of'],
      label: (name) => `Anfragen über ${name}`,
    },
  },
  userVerbs: {
    password: {
      said: ['neues passwort für', 'neues passwort', 'new password'],
      label: (name) => `Neues Passwort für ${name}…`,
    },
    remove: { said: ['proxy-nutzer entfernen', 'entfernen', 'remove'], label: (name) => `${name} entfernen…` },
    off: {
      said: ['proxy-nutzer abschalten', 'nutzer abschalten', 'abschalten', 'disable', 'switch off'],
      label: (name) => `${name} abschalten`,
    },
    on: {
      said: ['proxy-nutzer einschalten', 'nutzer einschalten', 'einschalten', 'enable', 'switch on'],
      label: (name) => `${name} einschalten`,
    },
  },
  targetVerbs: {
    explain: { said: ['erklären', 'warum', 'explain', 'why'], label: (name) => `Anfrage an ${name} erklären` },
  },
  poolVerbs: {
    members: { said: ['mitglieder von', 'exits von', 'members of', 'exits of'], label: (name) => `Exits von ${name}` },
  },
  importPasted: (n) => count(n, { one: 'Diesen Exit importieren…', other: 'Diese # Exits importieren…' }),
  importHint: 'wird gezeigt und geprüft, bevor etwas hinzukommt',
  explainPasted: (target) => `Anfrage an ${target} erklären`,
  requestsPasted: (target) => `Anfragen an ${target}`,
  codeMeaning: (code) => `Was ${code} bedeutet`,
  codeRequests: (code) => `Anfragen, die mit ${code} endeten`,
  helpEntries: {
    words: 'Name, Id, Host oder IP-Adresse eintippen, um etwas zu finden',
    verbs: '> zeigt nur, was sich tun lässt',
    object: 'Ein Verb vor einem Namen tut es: abschalten acme-de-17',
    paste: 'Proxy-URL einfügen zum Importieren, host:port zum Erklären, Fehlercode zum Nachlesen',
  },
  drained: (name) => `${name} läuft aus`,
  disabled: (name) => `${name} ist abgeschaltet`,
  enabled: (name) => `${name} ist eingeschaltet`,
  failed: 'Das ging nicht',
  settings: {
    probing: 'Einstellungen › Prüfungen',
    health: 'Einstellungen › Gesundheit',
    limits: 'Einstellungen › Obergrenzen',
    reach: 'Einstellungen › Private Ziele und verbotene Ports',
    places: 'Einstellungen › Orte',
    admins: 'Einstellungen › Admins',
    tokens: 'Einstellungen › API-Tokens',
    backups: 'Einstellungen › Sicherungen: sichern, wiederherstellen',
    config: 'Einstellungen › Konfiguration als Code: ausgeben, planen, anwenden',
  },
  preferences: 'Vorlieben: Sprache, Zeitzone, Zeilenhöhe…',
  codes: 'Fehlercodes',
};
