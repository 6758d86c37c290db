// Texts of the Places screen: map, tables, drift, databases, lookup.
import { catalogue, count } from '../../lib/messages.ts';

const exits = (n: number): string => count(n, { one: '# exit', other: '# exits' });

export const t = catalogue('places', {
  title: 'Places',
  about: (measured: number, unmeasured: number) =>
    unmeasured === 0
      ? `All ${exits(measured)} are placed by measurement.`
      : `${exits(measured)} placed by measurement, ${count(unmeasured, { one: '# by its claim alone', other: '# by their claim alone' })}.`,
  loading: 'Loading places',

  echoTitle: 'Places are claims so far',
  echoText:
    'No echo target is set, so Gyre cannot learn which address an exit has. Set one that answers with the address it sees; the probes then measure.',
  echoSet: 'Set echo targets',

  map: 'Map of exits by country',
  mapLoading: 'Loading the map',
  mapEmpty: 'No exit has a country yet.',
  colourBy: 'Colour by',
  by: { exits: 'Exits', traffic: 'Traffic', success: 'Success' },
  legend: {
    exits: 'Exits in a country',
    traffic: 'Requests through a country',
    success: 'Share of requests that succeeded',
  },
  noFigure: 'none yet',
  noExits: 'no exits',
  offMap: (names: string) => `Not on this map: ${names}.`,
  fill: 'Fill the screen',
  country: (name: string, eligible: string, success: string, requests: string) =>
    `${name}: ${eligible}, ${requests}, ${success} succeeded`,
  eligibleOf: (eligible: string, all: string) => `${eligible} of ${all} exits eligible`,
  requests: (n: number) => count(n, { one: '# request', other: '# requests' }),

  view: 'List by',
  views: { countries: 'Countries', cities: 'Cities', networks: 'Networks' },
  place: { countries: 'Country', cities: 'City', networks: 'Network' },
  exits: 'Exits',
  eligible: 'Eligible',
  nOf: (some: string, all: string) => `${some} of ${all}`,
  inFlight: 'In-flight',
  requestsTitle: 'Requests',
  success: 'Success',
  countryTitle: 'Country',
  unknownCountry: 'Unknown place',
  network: (asn: number, name: string | null) => (name === null ? `AS${asn}` : `AS${asn} ${name}`),
  showMore: 'Show all',
  shown: (shown: string, total: string) => `${shown} of ${total}`,
  emptyTitle: 'No exits yet',
  emptyText: 'Places are where exits are. Import some, and they appear here.',
  toExits: 'Go to Exits',
  noneOf: { countries: 'No countries.', cities: 'No exit has a known city.', networks: 'No exit has a known network.' },

  drift: 'Claimed and measured differ',
  driftAbout: (n: number) =>
    `${count(n, { one: '# exit is', other: '# exits are' })} somewhere else than its source says. What counts is set in Settings.`,
  driftNone: 'No exit is somewhere else than its source says.',
  driftFirst: (n: number) => `The first ${n} are listed.`,
  exit: 'Exit',
  claimed: 'Claimed',
  measured: 'Measured',
  address: 'Address',
  when: 'Measured at',

  databases: 'Databases',
  databasesAbout: 'Local files that say where an address is. Nothing is asked outside.',
  databasesNone:
    'No database is loaded: the place of an address is not known. Put .mmdb files into the places folder of the data directory.',
  builtIn: 'came with Gyre',
  gives: (what: string) => `Gives ${what}`,
  built: 'Built',
  old: (span: string) => `It is ${span} old: addresses have moved since.`,
  ageUnknown: 'unknown age',
  reload: 'Read again',
  reloaded: (n: number) => count(n, { one: 'Read # database', other: 'Read # databases' }),
  reloadFailed: 'The databases could not be read',

  lookup: 'Look up an address',
  lookupField: 'IP address',
  lookupVerb: 'Look up',
  lookupBad: 'Type an IPv4 or IPv6 address.',
  lookupNone: 'The databases do not know this address.',
  region: 'Region',
  city: 'City',
  networkTitle: 'Network',
  type: 'Type',
});
