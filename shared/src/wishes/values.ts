// What each key's value may be. A reader writes the wish into the draft, or returns a sentence about what is wrong and what is allowed.
import { type Guarantee, guarantees, type NetworkType, networkTypes, type WishKey } from '../vocabulary.ts';
import { countryOf } from './countries.ts';
import { countryCalled } from './country-names.ts';
import { isAllowedDuration, readDuration } from './duration.ts';
import type { KeySpelling } from './keys.ts';
import { nearest } from './nearest.ts';
import { placeKey } from './place-key.ts';
import type { RotateWish, Wishes } from './wishes.ts';

export type Draft = { -readonly [K in keyof Wishes]: Wishes[K] };
type Reader = (value: string, draft: Draft, spelling: KeySpelling) => string | undefined;

/** Values of one key; more would be a mistake. */
const mostListed = 100;
const mostRequests = 1_000_000;
const greatestAsn = 4_294_967_295;
const typeAliases: ReadonlyMap<string, NetworkType> = new Map([
  ...networkTypes.map((type): [string, NetworkType] => [type, type]),
  ['dc', 'datacenter'],
  ['resi', 'residential'],
  ['res', 'residential'],
  ['mob', 'mobile'],
]);

export const valueReaders: Readonly<Record<WishKey, Reader>> = {
  pool: (value, draft) => {
    const name = value.toLowerCase();
    if (!/^[a-z0-9][a-z0-9_.~]{0,39}$/.test(name))
      return 'is no name of a pool; those have letters, digits, _ . ~, at most 40';
    draft.pool = name;
  },
  country: (value, draft) => list(value, readCountry, (countries) => (draft.countries = countries)),
  region: (value, draft) => list(value, readPlace, (regions) => (draft.regions = regions)),
  city: (value, draft) => list(value, readPlace, (cities) => (draft.cities = cities)),
  asn: (value, draft) => list(value, readAsn, (asns) => (draft.asns = asns)),
  tag: (value, draft) => list(value, readTag, (tags) => (draft.tags = tags)),
  type: (value, draft) => list(value, readType, (types) => (draft.types = types)),
  session: (value, draft, { strict }) => {
    if (!/^[A-Za-z0-9_.~]{1,64}$/.test(value)) return 'may have 1 to 64 letters, digits and _ . ~';
    draft.session = value;
    if (strict) draft.guarantee = 'strict';
  },
  ttl: (value, draft, { bareUnit }) => {
    const ms = readDuration(value, bareUnit);
    if (ms === undefined || !isAllowedDuration(ms))
      return `${shown(value)} is no time from 1s to 30d; write 90s, 10m, 2h or 1d`;
    draft.ttlMs = ms;
  },
  guarantee: (value, draft) => {
    const word = value.toLowerCase().replaceAll('_', '-') as Guarantee;
    if (!guarantees.includes(word))
      return `${shown(value)} is none of ${guaranteeWords.join(', ')}${hint(value, guaranteeWords)}`;
    draft.guarantee = word;
  },
  rotate: (value, draft) => {
    const rotate = readRotate(value);
    if (rotate === undefined)
      return `${shown(value)} is neither "request", nor a number of requests up to ${mostRequests}, nor a time from 1s to 30d such as 10m`;
    draft.rotate = rotate;
  },
  exit: (value, draft) => {
    if (!/^[A-Za-z0-9_.~]{1,64}$/.test(value)) return 'is no id of an exit';
    draft.exitId = value;
  },
};

/** As usernames spell them. */
const guaranteeWords: readonly string[] = guarantees.map((word) => word.replaceAll('-', '_'));

class Wrong {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Reads the parts between commas, keeps each once, and hands them on; or says what is wrong with one. */
function list<T extends string | number>(
  value: string,
  read: (part: string) => T | Wrong,
  take: (all: readonly T[]) => void,
): string | undefined {
  const parts = value.split(',');
  if (parts.length > mostListed) return `lists more than ${mostListed}`;
  const all: T[] = [];
  for (const part of parts) {
    const one = read(part.trim());
    if (one instanceof Wrong) return one.text;
    if (!all.includes(one)) all.push(one);
  }
  take(all);
  return undefined;
}

function readCountry(part: string): string | Wrong {
  const code = countryOf(part);
  if (code !== undefined) return code;
  const called = countryCalled(part);
  const did = called === undefined ? '' : `; did you mean ${called.toLowerCase()}?`;
  return new Wrong(`${shown(part)} is no country; use two letters of ISO 3166-1${did}`);
}

function readPlace(part: string): string | Wrong {
  const key = placeKey(part);
  return key === '' ? new Wrong(`${shown(part)} is no name of a place`) : key;
}

function readAsn(part: string): number | Wrong {
  const digits = /^(?:as)?(\d{1,10})$/i.exec(part)?.[1];
  const asn = Number(digits);
  if (digits !== undefined && asn >= 1 && asn <= greatestAsn) return asn;
  return new Wrong(`${shown(part)} is no number of a network; write 3320 or AS3320`);
}

function readTag(part: string): string | Wrong {
  const tag = part.toLowerCase();
  if (/^[a-z0-9][a-z0-9_.~+]{0,39}$/.test(tag)) return tag;
  return new Wrong(
    `${shown(part)} is no tag; tags begin with a letter or digit and have letters, digits, _ . ~ +, at most 40`,
  );
}

function readType(part: string): NetworkType | Wrong {
  const type = typeAliases.get(part.toLowerCase());
  if (type !== undefined) return type;
  return new Wrong(`${shown(part)} is none of ${networkTypes.join(', ')}${hint(part, networkTypes)}`);
}

function readRotate(value: string): RotateWish | undefined {
  if (value.toLowerCase() === 'request') return { kind: 'request' };
  if (/^\d{1,7}$/.test(value)) {
    const requests = Number(value);
    return requests >= 1 && requests <= mostRequests ? { kind: 'requests', requests } : undefined;
  }
  const ms = readDuration(value);
  return ms !== undefined && isAllowedDuration(ms) ? { kind: 'time', ms } : undefined;
}

function hint(typed: string, known: readonly string[]): string {
  const near = nearest(typed, known);
  return near === undefined ? '' : `; did you mean ${near}?`;
}

/** What a client sends is not repeated at any length. */
const shown = (text: string): string => `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;
