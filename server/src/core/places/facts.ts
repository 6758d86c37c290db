// What is known of where an address is: one shape, whoever said it. Null = not known.
import type { NetworkType } from '@gyre/shared/vocabulary';

export interface PlaceFacts {
  /** ISO 3166-1, two capitals. */
  readonly country: string | null;
  readonly region: string | null;
  readonly city: string | null;
  readonly asn: number | null;
  /** Name of the network. */
  readonly network: string | null;
  readonly type: NetworkType | null;
}

export const unknownPlace: PlaceFacts = {
  country: null,
  region: null,
  city: null,
  asn: null,
  network: null,
  type: null,
};

/**
 * The first answer with its gaps filled from the second. Region and city are taken over only where both speak of the same country, and a
 * network's name only with its number: facts of two places are never mixed.
 */
export function filled(first: PlaceFacts, second: PlaceFacts): PlaceFacts {
  const sameCountry = agree(first.country, second.country);
  const sameRegion = sameCountry && agree(first.region, second.region);
  return {
    country: first.country ?? second.country,
    region: first.region ?? (sameCountry ? second.region : null),
    city: first.city ?? (sameRegion ? second.city : null),
    asn: first.asn ?? second.asn,
    network: first.network ?? (agree(first.asn, second.asn) ? second.network : null),
    type: first.type ?? second.type,
  };
}
const agree = <T>(a: T | null, b: T | null): boolean => a === null || b === null || a === b;

export function isWhole(facts: PlaceFacts): boolean {
  return Object.values(facts).every((it) => it !== null);
}
