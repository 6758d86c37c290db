// Exits and traffic by country in one pass over the catalogue: 100 000 exits in a few tens of milliseconds.
import type { PlaceRow } from '@gyre/shared/contract/places';
import type { Entry } from '../../catalogue/entry.ts';

interface Network {
  readonly asn: number;
  name: string | null;
  exits: number;
}
interface Country {
  exits: number;
  eligible: number;
  inFlight: number;
  ok: number;
  failed: number;
  readonly cities: Map<string, number>;
  readonly networks: Map<number, Network>;
}
export interface Tallied {
  /** Those with the most exits first. */
  readonly countries: PlaceRow[];
  readonly measured: number;
  /** The first of those whose claim is not what was measured. */
  readonly drifting: readonly Entry[];
  readonly driftTotal: number;
}

/** Cities and networks named for a country, and exits named that drift. */
const mostNamed = 10;
const mostDrifting = 200;

/** `inFlight`: by exit, now. */
export function tallyPlaces(entries: Iterable<Entry>, inFlight: ReadonlyMap<string, number>): Tallied {
  const countries = new Map<string | null, Country>();
  const drifting: Entry[] = [];
  let measured = 0;
  let driftTotal = 0;
  for (const entry of entries) {
    const { country: code } = entry;
    let country = countries.get(code);
    if (country === undefined) countries.set(code, (country = newCountry()));
    count(country, entry, inFlight.get(entry.row.id) ?? 0);
    if (entry.measured === undefined) continue;
    measured++;
    if (entry.claim !== 'drift') continue;
    driftTotal++;
    if (drifting.length < mostDrifting) drifting.push(entry);
  }
  const rows = Array.from(countries, ([code, country]) => rowOf(code, country));
  return { countries: rows.sort((a, b) => b.exits - a.exits), measured, drifting, driftTotal };
}

function newCountry(): Country {
  return { exits: 0, eligible: 0, inFlight: 0, ok: 0, failed: 0, cities: new Map(), networks: new Map() };
}

function count(country: Country, entry: Entry, inFlight: number): void {
  country.exits++;
  if (entry.eligible) country.eligible++;
  country.inFlight += inFlight;
  country.ok += entry.ok;
  country.failed += entry.failed;
  const { city, asn } = entry;
  if (city !== null) country.cities.set(city, (country.cities.get(city) ?? 0) + 1);
  if (asn === null) return;
  const network = country.networks.get(asn);
  if (network === undefined) country.networks.set(asn, { asn, name: entry.measured?.network ?? null, exits: 1 });
  else {
    network.exits++;
    network.name ??= entry.measured?.network ?? null;
  }
}

function rowOf(code: string | null, { exits, eligible, inFlight, ok, failed, cities, networks }: Country): PlaceRow {
  const requests = ok + failed;
  const byExits = (a: { exits: number }, b: { exits: number }): number => b.exits - a.exits;
  return {
    ...{ country: code, exits, eligible, inFlight, requests, successRatio: requests === 0 ? null : ok / requests },
    cities: Array.from(cities, ([city, n]) => ({ city, exits: n }))
      .sort(byExits)
      .slice(0, mostNamed),
    networks: [...networks.values()].sort(byExits).slice(0, mostNamed),
  };
}
