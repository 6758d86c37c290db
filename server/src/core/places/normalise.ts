// One adapter from any vendor's database record to place facts. Vendors nest (MaxMind, DB-IP) or are flat (ip-location-db, IPinfo, IPLocate);
// each fact is looked for under every name it is known by. What a record does not say outright stays unknown.
import type { PlaceFacts } from './facts.ts';
import { networkTypeOf } from './network-type.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Codes that stand for no country. */
const noCountries: ReadonlySet<string> = new Set(['ZZ', 'XX', 'AP', 'EU', 'QQ']);
const mostAsn = 4_294_967_295;
/** Names longer than this are no names. */
const longest = 120;

const asnNames = ['autonomous_system_number', 'asn', 'as_number', 'asnumber'] as const;
const networkNames = [
  ...['autonomous_system_organization', 'as_name', 'asn_name', 'as_organization', 'as_org', 'asn_org'],
  ...['isp', 'organization', 'org', 'name'],
] as const;

export function normalise(record: unknown): PlaceFacts {
  const top = fieldsOf(record);
  const traits = fieldsOf(top['traits']);
  // IPinfo and IPLocate of late nest what belongs to the network and to the place.
  const network = fieldsOf(top['asn'] ?? top['as']);
  const place = { ...fieldsOf(top['location']), ...fieldsOf(top['geo']), ...top };
  const asn = asnOf(top) ?? asnOf(traits) ?? asnOf(network);
  return {
    country: countryOf(place),
    region: regionOf(place),
    city: cityOf(place),
    asn,
    network: networkNameOf(top, asn) ?? networkNameOf(traits, asn) ?? networkNameOf(network, asn),
    type: networkTypeOf([top, traits, network]),
  };
}

function countryOf(place: Fields): string | null {
  const { country } = place;
  const said = [fieldsOf(country)['iso_code'], fieldsOf(country)['code'], place['country_code'], place['countryCode']];
  for (const it of [...said, country, fieldsOf(place['registered_country'])['iso_code']]) {
    const code = textOf(it)?.toUpperCase();
    if (code !== undefined && /^[A-Z]{2}$/.test(code) && !noCountries.has(code)) return code;
  }
  return null;
}

function regionOf(place: Fields): string | null {
  const { subdivisions } = place;
  const first = fieldsOf(Array.isArray(subdivisions) ? subdivisions[0] : undefined);
  const said = [nameIn(first), first['iso_code'], nameIn(fieldsOf(place['region'])), place['region']];
  return firstText([...said, place['state1'], place['region_name'], place['subdivision'], place['stateprov']]);
}

function cityOf(place: Fields): string | null {
  const { city } = place;
  return firstText([nameIn(fieldsOf(city)), city, place['city_name']]);
}

function asnOf(fields: Fields): number | null {
  for (const name of asnNames) {
    const value = fields[name];
    const digits = /^(?:AS)?(\d{1,10})$/i.exec(typeof value === 'number' ? String(value) : (textOf(value) ?? ''))?.[1];
    const asn = Number(digits ?? 0);
    if (asn >= 1 && asn <= mostAsn) return asn;
  }
  return null;
}

/** `name` and the like belong to the network only in a record that knows its number. */
function networkNameOf(fields: Fields, asn: number | null): string | null {
  const names = asn === null ? networkNames.filter((it) => it !== 'name' && it !== 'org') : networkNames;
  return firstText(names.map((it) => fields[it]));
}

/** MaxMind keeps names by language. */
function nameIn(fields: Fields): unknown {
  return fieldsOf(fields['names'])['en'] ?? fields['name'];
}

function firstText(values: readonly unknown[]): string | null {
  for (const value of values) {
    const text = textOf(value);
    if (text !== undefined) return text;
  }
  return null;
}

/** A text that says something: vendors write `-` and `unknown` where they know nothing. */
function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return text === '' || text.length > longest || /^(?:-+|unknown|n\/a|null|none)$/i.test(text) ? undefined : text;
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}
