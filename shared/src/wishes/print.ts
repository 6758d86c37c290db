// Wishes → the grammar behind a name. What is printed reads as the same wishes.
import { countryOf } from './countries.ts';
import { printDuration } from './duration.ts';
import type { RotateWish, Wishes } from './wishes.ts';

/** `country-de-ttl-10m`; '' without wishes. */
export function printWishes(wishes: Wishes): string {
  const { countries, regions, guarantee, rotate, ttlMs } = wishes;
  const parts: string[] = [];
  const add = (key: string, value: string | undefined): void => {
    if (value !== undefined) parts.push(key, value);
  };
  add('pool', wishes.pool);
  add('country', countries?.join(',').toLowerCase());
  add('region', regions?.map((region) => placeText(kept(region, countries))).join(','));
  add('city', wishes.cities?.map(placeText).join(','));
  add('asn', wishes.asns?.join(','));
  add('tag', wishes.tags?.join(','));
  add('type', wishes.types?.join(','));
  add('session', wishes.session);
  add('ttl', ttlMs === undefined ? undefined : printDuration(ttlMs));
  add('guarantee', guarantee?.replaceAll('-', '_'));
  add('rotate', rotate === undefined ? undefined : rotateText(rotate));
  add('exit', wishes.exitId);
  return parts.join('-');
}

/** The username that asks for `wishes`. */
export function printUsername(user: string, wishes: Wishes): string {
  const text = printWishes(wishes);
  return text === '' ? user : `${user}-${text}`;
}

const placeText = (name: string): string => name.replaceAll(' ', '_');

/** Readers drop a wished country before a region; where that is part of the name, it is written twice. */
function kept(region: string, countries: readonly string[] | undefined): string {
  const prefix = region[2] === ' ' ? countryOf(region.slice(0, 2)) : undefined;
  return prefix !== undefined && countries?.includes(prefix) ? `${region.slice(0, 3)}${region}` : region;
}

function rotateText(rotate: RotateWish): string {
  switch (rotate.kind) {
    case 'request':
      return 'request';
    case 'requests':
      return String(rotate.requests);
    case 'time':
      return printDuration(rotate.ms);
  }
}
