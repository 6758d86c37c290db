// The pieces of a rule's sentence.
import type { Guarantee, NetworkType, RequestKind } from '@gyre/shared/vocabulary';
import { locale } from '../../lib/locale.ts';
import { catalogue } from '../../lib/messages.ts';

const kindNames: Readonly<Record<RequestKind, string>> = {
  connect: 'CONNECT tunnels',
  socks5: 'SOCKS5 tunnels',
  socks4: 'SOCKS4 tunnels',
  exchange: 'plain HTTP',
  upgrade: 'WebSockets over plain HTTP',
};
const types: Readonly<Record<NetworkType, string>> = {
  datacenter: 'datacenter',
  isp: 'ISP',
  residential: 'residential',
  mobile: 'mobile',
};
const guarantees: Readonly<Record<Guarantee, string>> = {
  strict: 'their sessions never change the exit',
  'same-ip': 'their sessions keep one address',
  'same-asn': 'their sessions stay in one network',
  'same-country': 'their sessions stay in one country',
  any: 'their sessions may move to any exit',
};
const either = new Intl.ListFormat(locale().tag, { type: 'disjunction' });
const both = new Intl.ListFormat(locale().tag, { type: 'conjunction' });

export const w = catalogue('rules.word', {
  or: (items: readonly string[]) => either.format(items),
  and: (items: readonly string[]) => both.format(items),
  more: (n: string) => `${n} more`,
  targets: (all: string) => `to ${all}`,
  ports: (all: string) => `on port ${all}`,
  users: (all: string) => `by ${all}`,
  anonymous: 'anonymous clients',
  listeners: (all: string) => `through listener ${all}`,
  kinds: (all: string) => `as ${all}`,
  kindNames,
  methods: (all: string) => `with method ${all}`,
  wishedPlaces: (all: string) => `that wish for ${all}`,
  wishedTags: (all: string) => `that wish for tag ${all}`,
  wishedTypes: (all: string) => `that wish for type ${all}`,
  wishedPools: (all: string) => `that wish for pool ${all}`,
  namesSession: 'that name a session',
  namesNoSession: 'that name no session',
  time: (days: string, from: string, to: string) => `on ${days} from ${from} to ${to} UTC`,
  everyDay: 'every day',
  days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  dayRun: (first: string, last: string) => `${first}–${last}`,
  refuse: (status: number, text: string) =>
    text === '' ? `are refused with status ${status}` : `are refused with status ${status}, “${text}”`,
  direct: 'leave by this machine’s own address',
  pool: (name: string) => `leave by pool ${name}`,
  criteria: (all: string) => `leave by exits ${all}`,
  criteriaOfPool: (all: string) => `only by exits ${all}`,
  takesThe: /^(United |Netherlands|Philippines|Bahamas|Gambia|Maldives|Seychelles)|(Islands|Republic)$/,
  the: (name: string) => `the ${name}`,
  ofType: (all: string) => `of type ${all}`,
  withScheme: (all: string) => `with scheme ${all}`,
  types,
  inPlace: (all: string) => `in ${all}`,
  inNetwork: (all: string) => `in ${all}`,
  tagged: (all: string) => `tagged ${all}`,
  guarantees,
  subject: (conditions: string) => (conditions === '' ? 'All requests' : `Requests ${conditions}`),
  sentence: (what: string, deeds: string) => `${what} ${deeds}.`,
  nothing: (what: string) => `${what}: choose what happens to them.`,
});
