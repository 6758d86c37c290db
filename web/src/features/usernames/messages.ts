// Texts of "How usernames are read".
import type { WishKey } from '@gyre/shared/vocabulary';
import { catalogue } from '../../lib/messages.ts';

const keyMeaning: Readonly<Record<WishKey, string>> = {
  pool: 'this pool, if the proxy user may use it',
  country: 'an exit in one of these countries (ISO 3166-1)',
  region: 'in one of these regions or states',
  city: 'in one of these cities; _ stands for a space or hyphen',
  asn: 'in one of these networks',
  tag: 'with one of these tags',
  type: 'datacenter, isp, residential or mobile',
  session: 'the same exit each time, under a name of your own',
  ttl: 'how long the session lasts; a bare number is minutes',
  guarantee: 'what may change when the exit fails: strict, same_ip, same_asn, same_country, any',
  rotate: 'another exit at each request, after so many requests, or after a time',
  exit: 'this very exit, if the proxy user may choose',
};

export const t = catalogue('usernames', {
  open: 'How usernames are read',
  title: 'How usernames are read',
  about:
    'A client says what it wants in the name it signs in with: the proxy user, then keys and values between hyphens. Nothing is sent from here.',
  label: 'Username',
  help: 'Type or paste one; spellings of other vendors are understood too.',
  examples: 'Try',
  reading: 'The username in its parts',
  nothing: 'nothing',
  mistakeAt: (position: number) => `The mistake is at character ${position}.`,
  parts: 'What each part means',
  part: 'Part',
  key: 'Key',
  meaning: 'Meaning',
  user: 'proxy user',
  alias: (typed: string, key: string) => `${typed} = ${key}`,
  oddName: (name: string) =>
    `No proxy user can be called ${name}: names have lower-case letters, digits, _ . ~, at most 40.`,
  commands: 'Commands',
  http: 'curl over HTTP',
  socks: 'curl over SOCKS5',
  headers: 'curl with headers',
  headersNote: 'X-Gyre-* headers say the same and are stronger than the username. On HTTPS they belong on the CONNECT.',
  keys: 'All keys',
  example: 'Example',
  done: 'Done',
  keyMeaning,
});

const keyExamples: Readonly<Record<WishKey, string>> = {
  pool: 'pool-mobile',
  country: 'country-de,at',
  region: 'region-bavaria',
  city: 'city-new_york',
  asn: 'asn-3320',
  tag: 'tag-fast',
  type: 'type-mobile,isp',
  session: 'session-cart7',
  ttl: 'ttl-10m',
  guarantee: 'guarantee-strict',
  rotate: 'rotate-10m',
  exit: 'exit-exit_01h…',
};

/** One example and one sentence for a key. */
export const keyHelp = (key: WishKey): readonly [example: string, meaning: string] => [
  keyExamples[key],
  t.keyMeaning[key],
];

export const examples: readonly string[] = [
  'alice-country-de,at-city-wien',
  'alice-session-cart7-ttl-10m',
  'alice-session-cart7-guarantee-strict',
  'alice-pool-mobile-asn-3320-tag-fast',
  'alice-cc-US-st-us_california-sessid-abc12345-sesstime-10',
];
