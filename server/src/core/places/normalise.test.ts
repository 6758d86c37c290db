import { describe, expect, it } from 'vitest';
import { unknownPlace } from './facts.ts';
import { normalise } from './normalise.ts';

/** One record of each schema, as the vendors document them. */
const schemas = {
  'MaxMind City': [
    {
      city: { geoname_id: 2950159, names: { de: 'Berlin', en: 'Berlin' } },
      continent: { code: 'EU', names: { en: 'Europe' } },
      country: { geoname_id: 2921044, iso_code: 'DE', names: { en: 'Germany' } },
      registered_country: { iso_code: 'US' },
      subdivisions: [{ geoname_id: 2950157, iso_code: 'BE', names: { en: 'State of Berlin' } }],
    },
    { country: 'DE', region: 'State of Berlin', city: 'Berlin' },
  ],
  'MaxMind ASN': [
    { autonomous_system_number: 3320, autonomous_system_organization: 'Deutsche Telekom AG' },
    { asn: 3320, network: 'Deutsche Telekom AG' },
  ],
  'MaxMind Enterprise': [
    {
      country: { iso_code: 'GB' },
      traits: {
        autonomous_system_number: 20712,
        autonomous_system_organization: 'Andrews & Arnold Ltd',
        connection_type: 'Cable/DSL',
        user_type: 'residential',
      },
    },
    { country: 'GB', asn: 20712, network: 'Andrews & Arnold Ltd', type: 'residential' },
  ],
  'MaxMind Connection Type': [{ connection_type: 'Cellular' }, { type: 'mobile' }],
  'MaxMind Anonymous IP': [{ is_anonymous: true, is_hosting_provider: true }, { type: 'datacenter' }],
  'MaxMind with a registered country only': [{ registered_country: { iso_code: 'FR' } }, { country: 'FR' }],
  'ip-location-db country': [{ country_code: 'JP' }, { country: 'JP' }],
  'ip-location-db city (Sapics)': [
    { country_code: 'US', state1: 'California', state2: '', city: 'San Jose', postcode: '95113', timezone: '' },
    { country: 'US', region: 'California', city: 'San Jose' },
  ],
  'ip-location-db ASN': [
    { autonomous_system_number: 174, autonomous_system_organization: 'Cogent Communications' },
    { asn: 174, network: 'Cogent Communications' },
  ],
  'IPinfo Lite': [
    {
      ...{ as_domain: 'cogentco.com', as_name: 'Cogent Communications', asn: 'AS174', continent: 'North America' },
      ...{ continent_code: 'NA', country: 'United States', country_code: 'US' },
    },
    { country: 'US', asn: 174, network: 'Cogent Communications' },
  ],
  'IPinfo location': [
    { city: 'Mountain View', country: 'US', region: 'California', lat: '37.4', timezone: 'America/Los_Angeles' },
    { country: 'US', region: 'California', city: 'Mountain View' },
  ],
  'IPinfo with the type of the network': [
    { asn: 'AS16509', name: 'Amazon.com, Inc.', type: 'hosting', country: 'US' },
    { country: 'US', asn: 16509, network: 'Amazon.com, Inc.', type: 'datacenter' },
  ],
  'IPinfo privacy, flags as text': [{ hosting: 'true', vpn: '' }, { type: 'datacenter' }],
  'DB-IP City Lite': [
    {
      city: { names: { en: 'Amsterdam (Centrum)' } },
      country: { iso_code: 'NL', is_in_european_union: true, names: { en: 'Netherlands' } },
      subdivisions: [{ names: { en: 'North Holland' } }],
    },
    { country: 'NL', region: 'North Holland', city: 'Amsterdam (Centrum)' },
  ],
  'DB-IP ISP': [
    { traits: { autonomous_system_number: 1136, isp: 'KPN', connection_type: 'Corporate', user_type: 'hosting' } },
    { asn: 1136, network: 'KPN', type: 'datacenter' },
  ],
  'IPLocate country': [{ continent_code: 'OC', country_code: 'AU', country_name: 'Australia' }, { country: 'AU' }],
  'IPLocate ASN': [
    { asn: 13335, country_code: 'US', domain: 'cloudflare.com', name: 'CLOUDFLARENET', org: 'Cloudflare, Inc.' },
    { country: 'US', asn: 13335, network: 'Cloudflare, Inc.' },
  ],
  'IPLocate with a nested network': [
    { country_code: 'IN', asn: { asn: 'AS55836', name: 'Reliance Jio', type: 'mobile' } },
    { country: 'IN', asn: 55836, network: 'Reliance Jio', type: 'mobile' },
  ],
} as const;

describe('records of every vendor become the same facts', () => {
  it.each(Object.entries(schemas))('%s', (_, [record, facts]) => {
    expect(normalise(record)).toEqual({ ...unknownPlace, ...facts });
  });

  it('says nothing where a record says nothing', () => {
    for (const record of [null, undefined, 'DE', 7, [], {}, { country: null }, { country_code: '-', city: 'unknown' }])
      expect(normalise(record)).toEqual(unknownPlace);
  });

  it('takes no code that stands for no country', () => {
    for (const code of ['ZZ', 'XX', 'EU', 'AP', 'T1', 'DEU'])
      expect(normalise({ country_code: code }).country).toBeNull();
  });

  it('never guesses the type from a name', () => {
    expect(normalise({ as_name: 'Hetzner Hosting GmbH', asn: 'AS24940' }).type).toBeNull();
    expect(normalise({ connection_type: 'Corporate', user_type: 'business' }).type).toBeNull();
  });

  it('takes no number that is no AS number', () => {
    for (const asn of [0, -1, 4_294_967_296, 'AS', '12a', {}, 1.5]) expect(normalise({ asn }).asn).toBeNull();
  });
});
