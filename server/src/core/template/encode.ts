// How values are written into logins. Every writer has a closed alphabet and takes only values that fit it: nothing a client sends can add a
// token of its own.
import { placeKey } from '@gyre/shared/wishes/place-key';
import { usState, usStateLetters } from '@gyre/shared/wishes/us-states';
import { camelCountry } from './country-names.ts';
import { minuteMs } from './template.ts';

export const slotNames = [
  'username',
  'password',
  'country',
  'region',
  'city',
  'asn',
  'session',
  'strict',
  'ttl',
] as const;
export type SlotName = (typeof slotNames)[number];

/** What is written; absent = not wished for. Places have been checked (`plainPlace`, `camelCountry`). */
export interface FillValues {
  readonly username: string;
  readonly password: string;
  readonly country?: string | undefined;
  readonly region?: string | undefined;
  readonly city?: string | undefined;
  readonly asn?: number | undefined;
  /** Ids of the session at the vendor: one that may move, or one that may not. */
  readonly session?: string | undefined;
  readonly strict?: string | undefined;
  readonly ttlMs?: number | undefined;
}
export type Write = (values: FillValues) => string | undefined;

/** Undefined when a slot of this name has no such form. */
export function writerOf(name: SlotName, form: string): Write | undefined {
  if (name === 'session' || name === 'strict') return (values) => values[name];
  const forms = writers[name];
  return Object.hasOwn(forms, form) ? forms[form] : undefined;
}
export const formsOf = (name: SlotName): readonly string[] =>
  name === 'session' || name === 'strict' ? sessionForms : Object.keys(writers[name]).filter((form) => form !== '');
const sessionForms = ['8 (letters and digits)', '8letters', '1-999999 (a number)'];

/** A region or city in letters and digits of ASCII and single spaces; undefined when it has others. */
export function plainPlace(name: string): string | undefined {
  const key = placeKey(name);
  return /^[a-z0-9]+(?: [a-z0-9]+)*$/.test(key) ? key : undefined;
}

type Writers = Readonly<Record<string, Write>>;
const slug =
  (key: 'region' | 'city', joint: string): Write =>
  (values) =>
    values[key]?.replaceAll(' ', joint);
const slugs = (key: 'region' | 'city'): Writers => ({
  '': slug(key, '_'),
  underscore: slug(key, '_'),
  plus: slug(key, '+'),
  dot: slug(key, '.'),
  joined: slug(key, ''),
});

const writers: Readonly<Record<Exclude<SlotName, 'session' | 'strict'>, Writers>> = {
  username: { '': ({ username }) => username },
  password: { '': ({ password }) => password },
  country: {
    '': ({ country }) => country?.toLowerCase(),
    lower: ({ country }) => country?.toLowerCase(),
    upper: ({ country }) => country,
    uk: ({ country }) => (country === 'GB' ? 'uk' : country?.toLowerCase()),
    name: ({ country }) => (country === undefined ? undefined : camelCountry(country)),
  },
  region: {
    ...slugs('region'),
    letters: ({ region }) => (region === undefined ? undefined : usStateLetters(region)),
  },
  city: slugs('city'),
  asn: { '': ({ asn }) => asn?.toString() },
  ttl: {
    '': ({ ttlMs }) => inUnits(ttlMs, minuteMs),
    m: ({ ttlMs }) => inUnits(ttlMs, minuteMs),
    s: ({ ttlMs }) => inUnits(ttlMs, 1000),
    h: ({ ttlMs }) => inUnits(ttlMs, 60 * minuteMs),
    unit: ({ ttlMs }) => (ttlMs === undefined ? undefined : withUnit(ttlMs)),
  },
};

/** Never shorter than wished. */
function inUnits(ms: number | undefined, unit: number): string | undefined {
  return ms === undefined ? undefined : Math.max(1, Math.ceil(ms / unit)).toString();
}
const units = [
  ['d', 1440 * minuteMs],
  ['h', 60 * minuteMs],
  ['m', minuteMs],
] as const;
/** `7d`, `90m`, `59s`: in the greatest unit that leaves nothing over. */
function withUnit(ms: number): string {
  const seconds = Math.max(1000, Math.ceil(ms / 1000) * 1000);
  const whole = units.find(([, unit]) => seconds % unit === 0);
  return whole === undefined ? `${seconds / 1000}s` : `${seconds / whole[1]}${whole[0]}`;
}

/** The name of a region in the US, given as name or by its two letters; undefined when there is none. */
export function usRegion(region: string): string | undefined {
  const named = usState(region) ?? region;
  return usStateLetters(named) === undefined ? undefined : named;
}
