// Texts of "How usernames are read", in German.
import type { Translation } from '../../lib/messages.ts';
import type { t } from '../../features/usernames/messages.ts';

export const usernames: Translation<typeof t> = {
  open: 'Wie Benutzernamen gelesen werden',
  title: 'Wie Benutzernamen gelesen werden',
  about:
    'Ein Client sagt im Anmeldenamen, was er will: den Proxy-Nutzer, dann Schlüssel und Werte mit Bindestrichen. Gesendet wird hier nichts.',
  label: 'Benutzername',
  help: 'Einen eintippen oder einfügen; auch Schreibweisen anderer Anbieter werden verstanden.',
  examples: 'Ausprobieren',
  reading: 'Der Benutzername in Teilen',
  nothing: 'nichts',
  mistakeAt: (position) => `Der Fehler ist bei Zeichen ${position}.`,
  parts: 'Was jeder Teil bedeutet',
  part: 'Teil',
  key: 'Schlüssel',
  meaning: 'Bedeutung',
  user: 'Proxy-Nutzer',
  alias: (typed, key) => `${typed} = ${key}`,
  oddName: (name) =>
    `Kein Proxy-Nutzer kann ${name} heißen: Namen haben Kleinbuchstaben, Ziffern, _ . ~, höchstens 40.`,
  commands: 'Befehle',
  http: 'curl über HTTP',
  socks: 'curl über SOCKS5',
  headers: 'curl mit Headern',
  headersNote: 'X-Gyre-*-Header sagen dasselbe und gehen dem Benutzernamen vor. Bei HTTPS gehören sie an das CONNECT.',
  keys: 'Alle Schlüssel',
  example: 'Beispiel',
  done: 'Fertig',
  keyMeaning: {
    pool: 'dieser Pool, wenn der Proxy-Nutzer ihn benutzen darf',
    country: 'ein Exit in einem dieser Länder (ISO 3166-1)',
    region: 'in einer dieser Regionen oder Staaten',
    city: 'in einer dieser Städte; _ steht für Leerzeichen oder Bindestrich',
    asn: 'in einem dieser Netze',
    tag: 'mit einem dieser Tags',
    type: 'datacenter, isp, residential oder mobile',
    session: 'jedes Mal derselbe Exit, unter einem eigenen Namen',
    ttl: 'wie lange die Session dauert; eine bloße Zahl sind Minuten',
    guarantee: 'was sich ändern darf, wenn der Exit ausfällt: strict, same_ip, same_asn, same_country, any',
    rotate: 'ein anderer Exit bei jeder Anfrage, nach so vielen Anfragen oder nach einer Zeit',
    exit: 'genau dieser Exit, wenn der Proxy-Nutzer wählen darf',
  },
};
