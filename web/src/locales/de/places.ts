// Texts of the Places screen, in German.
import { count, type Translation } from '../../lib/messages.ts';
import type { t } from '../../features/places/messages.ts';

const exits = (n: number): string => count(n, { one: '# Exit', other: '# Exits' });

export const places: Translation<typeof t> = {
  title: 'Orte',
  about: (measured, unmeasured) =>
    unmeasured === 0
      ? `Orte gemessen: alle ${exits(measured)}.`
      : `Ort gemessen bei ${exits(measured)}, nur angegeben bei ${exits(unmeasured)}.`,
  loading: 'Orte werden geladen',

  echoTitle: 'Orte sind bisher nur Angaben',
  echoText:
    'Es ist kein Echo-Ziel gesetzt, darum erfährt Gyre nicht, welche Adresse ein Exit hat. Eines setzen, das mit der gesehenen Adresse antwortet; dann messen die Prüfungen.',
  echoSet: 'Echo-Ziele setzen',

  map: 'Karte der Exits nach Land',
  mapLoading: 'Karte wird geladen',
  mapEmpty: 'Noch kein Exit hat ein Land.',
  colourBy: 'Farbe nach',
  by: { exits: 'Exits', traffic: 'Verkehr', success: 'Erfolg' },
  legend: {
    exits: 'Exits in einem Land',
    traffic: 'Anfragen über ein Land',
    success: 'Anteil gelungener Anfragen',
  },
  noFigure: 'noch keine',
  noExits: 'keine Exits',
  offMap: (names) => `Nicht auf dieser Karte: ${names}.`,
  fill: 'Bildschirm füllen',
  country: (name, eligible, success, requests) => `${name}: ${eligible}, ${requests}, ${success} gelungen`,
  eligibleOf: (eligible, all) => `${eligible} von ${all} Exits wählbar`,
  requests: (n) => count(n, { one: '# Anfrage', other: '# Anfragen' }),

  view: 'Auflisten nach',
  views: { countries: 'Länder', cities: 'Städte', networks: 'Netze' },
  place: { countries: 'Land', cities: 'Stadt', networks: 'Netz' },
  exits: 'Exits',
  eligible: 'Wählbar',
  nOf: (some, all) => `${some} von ${all}`,
  inFlight: 'Offen',
  requestsTitle: 'Anfragen',
  success: 'Erfolg',
  countryTitle: 'Land',
  unknownCountry: 'Ort unbekannt',
  network: (asn, name) => (name === null ? `AS${asn}` : `AS${asn} ${name}`),
  showMore: 'Alle zeigen',
  shown: (shown, total) => `${shown} von ${total}`,
  emptyTitle: 'Noch keine Exits',
  emptyText: 'Orte sind da, wo Exits sind. Nach dem Import erscheinen sie hier.',
  toExits: 'Zu den Exits',
  noneOf: {
    countries: 'Keine Länder.',
    cities: 'Von keinem Exit ist die Stadt bekannt.',
    networks: 'Von keinem Exit ist das Netz bekannt.',
  },

  drift: 'Angegeben und gemessen weichen ab',
  driftAbout: (n) =>
    `${count(n, { one: '# Exit ist', other: '# Exits sind' })} anderswo als von der Quelle angegeben. Was zählt, steht in den Einstellungen.`,
  driftNone: 'Kein Exit ist anderswo als von der Quelle angegeben.',
  driftFirst: (n) => `Aufgeführt sind die ersten ${n}.`,
  exit: 'Exit',
  claimed: 'Angegeben',
  measured: 'Gemessen',
  address: 'Adresse',
  when: 'Gemessen um',

  databases: 'Datenbanken',
  databasesAbout: 'Lokale Dateien, die sagen, wo eine Adresse ist. Außen wird nichts gefragt.',
  databasesNone:
    'Keine Datenbank ist geladen: der Ort einer Adresse ist unbekannt. Dateien (.mmdb) in den Ordner places des Datenverzeichnisses legen.',
  builtIn: 'kam mit Gyre',
  gives: (what) => `Liefert ${what}`,
  built: 'Erstellt',
  old: (span) => `Sie ist ${span} alt: Adressen sind seitdem umgezogen.`,
  ageUnknown: 'Alter unbekannt',
  reload: 'Neu lesen',
  reloaded: (n) => count(n, { one: '# Datenbank gelesen', other: '# Datenbanken gelesen' }),
  reloadFailed: 'Die Datenbanken ließen sich nicht lesen',

  lookup: 'Adresse nachschlagen',
  lookupField: 'IP-Adresse',
  lookupVerb: 'Nachschlagen',
  lookupBad: 'Eine IPv4- oder IPv6-Adresse eingeben.',
  lookupNone: 'Die Datenbanken kennen diese Adresse nicht.',
  region: 'Region',
  city: 'Stadt',
  networkTitle: 'Netz',
  type: 'Art',
};
