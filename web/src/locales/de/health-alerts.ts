// Texts of alerts and webhooks, in German.
import { count, type Translation } from '../../lib/messages.ts';
import type { t } from '../../features/health/alert-messages.ts';

export const healthAlerts: Translation<typeof t> = {
  title: 'Alarme',
  about: 'Was einen Menschen braucht, jetzt und früher.',
  kinds: {
    pool_below_minimum: 'Pool unter seinem Minimum',
    pool_panic: 'Pool in Panik',
    mass_ejection: 'viele Exits auf einmal ausgesetzt',
    gateway_failing: 'Gateway gestört',
    quota: 'Kontingent fast oder ganz verbraucht',
  },
  kind: 'Alarm',
  text: 'Was geschehen ist',
  state: 'Zustand',
  opened: 'Begonnen',
  lasted: 'Dauer',
  open: 'offen',
  over: 'vorbei',
  shown: 'Welche Alarme',
  onlyOpen: 'Offene',
  all: 'Alle',
  empty: 'Noch keine Alarme',
  emptyText:
    'Pools unter ihrem Minimum oder in Panik, viele auf einmal ausgesetzte Exits und gestörte Gateways stehen hier.',
  noneOpen: 'Nichts braucht Sie',
  noneOpenText: 'Kein Alarm ist offen. Frühere stehen unter „Alle“.',
  more: 'Mehr zeigen',

  webhooks: {
    title: 'Webhooks',
    about: 'Adressen, die Beginn und Ende eines Alarms erfahren, signiert nach der Spezifikation Standard Webhooks.',
    create: 'Neuer Webhook',
    empty: 'Noch erfährt niemand davon. Ein Webhook kann ein Chat, ein Pager oder ein eigenes Skript sein.',
    needsAdmin: 'Webhooks zu ändern braucht das Recht „admin“.',
    name: 'Name',
    url: 'Adresse',
    told: 'Erfährt',
    everything: 'jeden Alarm',
    last: 'Letzte Zustellung',
    none: 'noch keine',
    answered: (status) => `Antwort ${status}`,
    noAnswer: 'keine Antwort',
    failedTries: (n) => count(n, { one: '# Versuch gescheitert', other: '# Versuche in Folge gescheitert' }),
    waiting: (n) => count(n, { one: '# wartet auf neuen Versuch', other: '# warten auf neuen Versuch' }),
    on: 'Ein',
    switchOf: (name) => `Webhook ${name} ist eingeschaltet`,
    test: 'Testen',
    testOf: (name) => `Testalarm an ${name} senden`,
    testing: 'Wird gesendet…',
    testOk: (status, span) => `Antwort ${status ?? ''} in ${span}`.replace('  ', ' '),
    testFailed: (problem, span) => `${problem.replace(/\.$/, '')}, nach ${span}`,
    edit: 'Bearbeiten',
    editOf: (name) => `${name} bearbeiten`,
    removeOf: (name) => `${name} entfernen`,
    removeTitle: (name) => `${name} entfernen?`,
    removeText: (waiting) =>
      waiting === 0
        ? 'Er erfährt von keinem Alarm mehr.'
        : count(waiting, {
            one: '# wartende Zustellung wird aufgegeben.',
            other: '# wartende Zustellungen werden aufgegeben.',
          }),
    failedSave: 'Der Webhook wurde nicht gespeichert',
  },
  dialog: {
    create: 'Neuer Webhook',
    edit: (name) => `${name} bearbeiten`,
    verb: 'Webhook anlegen',
    nameBad: 'Einen Namen mit höchstens 120 Zeichen eingeben.',
    urlHelp: 'http:// oder https://. Private Adressen sind verboten, solange private Ziele nicht erlaubt sind.',
    urlBad: 'Eine Adresse mit http:// oder https:// eingeben.',
    kinds: 'Alarme, die er erfährt',
    kindsHelp: 'Nichts angekreuzt: alle, auch solche späterer Versionen.',
    enabled: 'Eingeschaltet',
  },
  secret: {
    title: (name) => `Signaturschlüssel von ${name}`,
    text: 'Er ist nur dieses eine Mal zu sehen; Gyre verwahrt ihn versiegelt. Der Empfänger prüft damit die Signatur jeder Zustellung.',
    what: 'Signaturschlüssel',
    done: 'Fertig',
    how: 'Was signiert wird',
    howText:
      'webhook-signature ist v1 und das base64 von HMAC-SHA256 über id.timestamp.body; Schlüssel ist der Teil hinter whsec_, aus base64 dekodiert.',
  },
  saved: {
    changed: (name) => `${name} gespeichert`,
    removed: (name) => `${name} entfernt`,
  },
};
