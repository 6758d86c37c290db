// The same places as three lists: countries, cities, networks. Each row knows the query of its exits. Pure.
import type { PlaceRow } from '@gyre/shared/contract/places';
import { printValue } from '@gyre/shared/query/syntax';
import { countryName } from '../../lib/format.ts';
import { t } from './messages.ts';

export type PlaceView = 'countries' | 'cities' | 'networks';

export interface Place {
  readonly key: string;
  readonly name: string;
  /** Country of a city; countries a network is in. */
  readonly countries: readonly string[];
  readonly exits: number;
  /** Figures that are counted by country only. */
  readonly figures: Pick<PlaceRow, 'eligible' | 'inFlight' | 'requests' | 'successRatio'> | null;
  /** Finds its exits. */
  readonly q: string;
}

const mostFirst = (a: Place, b: Place): number => b.exits - a.exits || a.name.localeCompare(b.name);

export function placesOf(rows: readonly PlaceRow[], view: PlaceView): readonly Place[] {
  const places =
    view === 'countries' ? rows.map(ofCountry) : view === 'cities' ? rows.flatMap(citiesOf) : networksOf(rows);
  return [...places].sort(mostFirst);
}

function ofCountry(row: PlaceRow): Place {
  const { country, exits, eligible, inFlight, requests, successRatio } = row;
  return {
    key: country ?? '',
    name: country === null ? t.unknownCountry : countryName(country),
    countries: country === null ? [] : [country],
    exits,
    figures: { eligible, inFlight, requests, successRatio },
    q: `country:${country ?? 'none'}`,
  };
}

const citiesOf = ({ country, cities }: PlaceRow): readonly Place[] =>
  cities.map(({ city, exits }) => ({
    key: `${country ?? ''}/${city}`,
    name: city,
    countries: country === null ? [] : [country],
    exits,
    figures: null,
    q: `country:${country ?? 'none'} city:${printValue(city)}`,
  }));

function networksOf(rows: readonly PlaceRow[]): readonly Place[] {
  const found = new Map<number, Place>();
  for (const { country, networks } of rows) {
    for (const { asn, name, exits } of networks) {
      const before = found.get(asn);
      found.set(asn, {
        key: String(asn),
        name: before?.name ?? t.network(asn, name),
        countries: [...(before?.countries ?? []), ...(country === null ? [] : [country])],
        exits: (before?.exits ?? 0) + exits,
        figures: null,
        q: `asn:${asn}`,
      });
    }
  }
  return [...found.values()];
}
