// Drift: where the claimed and the measured place differ. Only what both know is compared; spelling is no difference.
import type { NetworkType } from '@gyre/shared/vocabulary';
import { placeKey } from '@gyre/shared/wishes/place-key';

/** What source or person claims, and what was measured: the facts both may know. */
export interface ComparedPlace {
  readonly country: string | null;
  readonly region: string | null;
  readonly city: string | null;
  readonly asn: number | null;
  readonly type: NetworkType | null;
}
export type DriftKind = 'country' | 'region' | 'city' | 'asn' | 'type';

/** What differs, the widest first; empty = the same. In another country nobody asks for the city. */
export function driftOf(claimed: ComparedPlace, measured: ComparedPlace): readonly DriftKind[] {
  const differing: DriftKind[] = [];
  if (differ(claimed.country, measured.country)) differing.push('country');
  else {
    if (namesDiffer(claimed.region, measured.region)) differing.push('region');
    if (namesDiffer(claimed.city, measured.city)) differing.push('city');
  }
  if (differ(claimed.asn, measured.asn)) differing.push('asn');
  if (differ(claimed.type, measured.type)) differing.push('type');
  return differing;
}

/** `NL, AS64500`: the facts that differ, as one of the two sides has them. */
export function driftText(place: ComparedPlace, kinds: readonly DriftKind[]): string {
  return kinds.map((kind) => (kind === 'asn' ? `AS${place.asn}` : String(place[kind]))).join(', ');
}

function differ<T>(a: T | null, b: T | null): boolean {
  return a !== null && b !== null && a !== b;
}

/** A code of up to three letters beside a full name cannot be compared. */
function namesDiffer(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return false;
  const [one, other] = [placeKey(a), placeKey(b)];
  const isCode = one.length <= 3 !== other.length <= 3;
  return !isCode && one !== other;
}
