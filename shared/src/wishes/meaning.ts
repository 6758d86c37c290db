// What a key of a username means with the value it has, in words.
import { countryName } from './country-names.ts';
import { printDuration } from './duration.ts';
import type { Guarantee, WishKey } from '../vocabulary.ts';
import type { KeySpelling } from './keys.ts';
import type { RotateWish, Wishes } from './wishes.ts';

const guaranteeMeanings: Readonly<Record<Guarantee, string>> = {
  strict: 'if the exit fails, the request fails: the session never changes its exit',
  'same-ip': 'if the exit fails, only another exit with the same address may take its place',
  'same-asn': 'if the exit fails, another exit in the same network may take its place',
  'same-country': 'if the exit fails, another exit in the same country may take its place',
  any: 'if the exit fails, any other that fits may take its place',
};

type Meaning = (wishes: Wishes, spelling: KeySpelling) => string;
const meanings: Readonly<Record<WishKey, Meaning>> = {
  pool: ({ pool }) => `the pool ${pool}`,
  country: ({ countries }) => `an exit in ${oneOf(countries?.map(countryName))}`,
  region: ({ regions, countries }, { state }) => `in the region ${oneOf(regions)}${state ? placeOf(countries) : ''}`,
  city: ({ cities }) => `in the city ${oneOf(cities)}`,
  asn: ({ asns }) => `in the network ${oneOf(asns?.map((asn) => `AS${asn}`))}`,
  tag: ({ tags }) => `tagged ${oneOf(tags)}`,
  type: ({ types }) => `of the type ${oneOf(types)}`,
  session: ({ session }, { strict }) =>
    strict
      ? `the session ${session}, which fails rather than change its exit`
      : `the session ${session}: the same exit each time`,
  ttl: ({ ttlMs }) => `the session ends ${durationWords(ttlMs)} after its first use`,
  guarantee: ({ guarantee }) => (guarantee === undefined ? '' : guaranteeMeanings[guarantee]),
  rotate: ({ rotate }) => (rotate === undefined ? '' : rotateWords(rotate)),
  exit: ({ exitId }) => `exactly the exit ${exitId}`,
};

/** A short sentence without a full stop, about the part that is spelled so. */
export const meaningOf = (spelling: KeySpelling, wishes: Wishes): string => meanings[spelling.key](wishes, spelling);

const placeOf = (countries: readonly string[] | undefined): string =>
  countries === undefined ? '' : `, ${oneOf(countries.map(countryName))}`;

/** "a", "a or b", "a, b or c". */
function oneOf(all: readonly string[] | undefined): string {
  if (all === undefined) return '';
  if (all.length < 2) return all.join('');
  return `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
}

const unitWords: Readonly<Record<string, string>> = { s: 'second', m: 'minute', h: 'hour', d: 'day' };

function durationWords(ms: number | undefined): string {
  if (ms === undefined) return '';
  const text = printDuration(ms);
  const count = text.slice(0, -1);
  return `${count} ${unitWords[text.slice(-1)]}${count === '1' ? '' : 's'}`;
}

function rotateWords(rotate: RotateWish): string {
  switch (rotate.kind) {
    case 'request':
      return 'another exit at every request';
    case 'requests':
      return rotate.requests === 1
        ? 'another exit after each request'
        : `another exit after ${rotate.requests} requests`;
    case 'time':
      return `another exit every ${durationWords(rotate.ms)}`;
  }
}
