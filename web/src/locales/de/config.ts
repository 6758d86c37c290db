// Deutsch: die Konfiguration als Dokument.
import type { t } from '../../features/settings/config-messages.ts';
import { count, type Translation } from '../../lib/messages.ts';

export const config: Translation<typeof t> = {
  tab: 'Konfiguration als Code',
  title: 'Konfiguration als Code',
  about:
    'Alles von Hand Eingestellte als ein Dokument: in Git aufheben, eine Zeile ändern, den Plan ansehen, anwenden. Exits, gespeicherte Ansichten, Admins und Geheimnisse stehen nicht darin.',
  document: 'Dokument',
  download: 'Herunterladen',
  copyWhat: 'Dokument',
  upload: 'Datei öffnen…',
  reread: 'Wie es jetzt ist',
  reading: 'Die Konfiguration wird gelesen…',
  tooLarge: 'Diese Datei ist zu groß für eine Konfiguration.',
  removeMissing: 'Auch entfernen, was das Dokument nicht nennt',
  removeHint: 'Fehlende Abschnitte, der Standardpool und der Listener aus der Befehlszeile bleiben.',
  plan: 'Plan zeigen',
  planTitle: 'Plan',
  faults: (n) => count(n, { one: 'Ein Fehler. Nichts wurde geändert.', other: '# Fehler. Nichts wurde geändert.' }),
  line: (n) => `Zeile ${n}`,
  nothing: (n) =>
    count(n, {
      one: 'Nichts zu tun: ein Objekt ist, wie das Dokument es sagt.',
      other: 'Nichts zu tun: alle # Objekte sind, wie das Dokument es sagt.',
    }),
  does: { create: 'anlegen', update: 'ändern', remove: 'entfernen' },
  numbers: { create: 'anzulegen', update: 'zu ändern', remove: 'zu entfernen', unchanged: 'unverändert' },
  nouns: {
    settings: 'Einstellungen',
    'probe-profiles': 'Prüfprofile',
    pools: 'Pools',
    'proxy-users': 'Proxy-Nutzer',
    listeners: 'Listener',
    rules: 'Regeln',
    'site-ban-rules': 'Site-Sperrregeln',
    webhooks: 'Webhooks',
  },
  before: 'jetzt',
  after: 'danach',
  secret: 'geändert (geheim)',
  empty: '–',
  stays: (n) =>
    count(n, {
      one: 'Ein Objekt ist hier und nicht im Dokument. Es bleibt.',
      other: '# Objekte sind hier und nicht im Dokument. Sie bleiben.',
    }),
  watchOut: 'Vor dem Anwenden',
  warnings: {
    open: 'steht dann allen offen, die die Adresse erreichen, ohne Anmeldung',
    closes: 'nimmt dort keine Clients mehr an, wo er es jetzt tut',
    'refuses-all': 'lehnt jede Anfrage ab, die zu ihr kommt',
    'direct-all': 'schickt jede Anfrage, die zu ihr kommt, über diesen Rechner hinaus',
    'password-made': 'bekommt ein Passwort, das einmal gezeigt wird',
    'secret-made': 'bekommt ein Signaturgeheimnis, das einmal gezeigt wird',
    order: 'behält ihren Platz: Site-Sperrregeln stehen in der Reihenfolge, in der sie entstanden',
  },
  apply: (n) => count(n, { one: 'Eine Änderung anwenden', other: '# Änderungen anwenden' }),
  applied: (create, update, remove) => `${create} angelegt, ${update} geändert, ${remove} entfernt`,
  appliedTitle: 'Angewendet',
  openTitle: (name) => `„${name}“ für alle öffnen?`,
  openText: 'Wer diese Adresse erreicht, könnte Ihre Exits ohne Anmeldung benutzen.',
  openVerb: 'Öffnen und anwenden',
  secrets: 'Nur dieses eine Mal zu sehen. Jetzt aufheben: Gyre behält keine lesbare Kopie.',
  secretOf: (noun, name) => `${noun}: ${name}`,
  failedApply: 'Nichts wurde angewendet',
};
