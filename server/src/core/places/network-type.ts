// What kind of network a record names outright. Nothing is guessed from names of companies: an unknown type is better than a wrong one.
import type { NetworkType } from '@gyre/shared/vocabulary';

type Fields = Readonly<Record<string, unknown>>;

const hostingFlags = ['is_hosting', 'is_hosting_provider', 'hosting', 'is_datacenter', 'is_data_center'] as const;
const mobileFlags = ['is_mobile', 'mobile', 'is_cellular'] as const;
const wordFields = ['user_type', 'usage_type', 'connection_type', 'as_type', 'asn_type', 'type'] as const;

/** Words of MaxMind and DB-IP (user and connection type), IPinfo (type of the AS) and IP2Location (usage). */
const words: Readonly<Record<string, NetworkType>> = {
  hosting: 'datacenter',
  datacenter: 'datacenter',
  content_delivery_network: 'datacenter',
  dch: 'datacenter',
  cdn: 'datacenter',
  cellular: 'mobile',
  mobile: 'mobile',
  mob: 'mobile',
  residential: 'residential',
  'cable/dsl': 'residential',
  dialup: 'residential',
  isp: 'isp',
};

/** The parts of a record, the most telling first. */
export function networkTypeOf(parts: readonly Fields[]): NetworkType | null {
  if (isSet(parts, hostingFlags)) return 'datacenter';
  if (isSet(parts, mobileFlags)) return 'mobile';
  for (const name of wordFields)
    for (const fields of parts) {
      const value = fields[name];
      const type = typeof value === 'string' ? words[value.trim().toLowerCase()] : undefined;
      if (type !== undefined) return type;
    }
  return null;
}

/** Some vendors write flags as text. */
function isSet(parts: readonly Fields[], names: readonly string[]): boolean {
  return parts.some((fields) => names.some((name) => fields[name] === true || fields[name] === 'true'));
}
