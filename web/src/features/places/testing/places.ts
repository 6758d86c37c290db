// Places as the API answers them, for tests of this feature.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { Response } from '@gyre/shared/contract/contract';
import type { PlaceRow } from '@gyre/shared/contract/places';

export const makeRow = (country: string | null, changes: Partial<PlaceRow> = {}): PlaceRow => ({
  country,
  exits: 10,
  eligible: 8,
  inFlight: 1,
  requests: 1000,
  successRatio: 0.98,
  cities: [],
  networks: [],
  ...changes,
});

export const somePlaces: Response<EndpointOf<'places.get'>> = {
  countries: [
    makeRow('DE', {
      exits: 1284,
      eligible: 1102,
      requests: 90_000,
      cities: [
        { city: 'Berlin', exits: 600 },
        { city: 'Frankfurt am Main', exits: 20 },
      ],
      networks: [{ asn: 3320, name: 'Deutsche Telekom', exits: 1200 }],
    }),
    makeRow('AT', { networks: [{ asn: 3320, name: 'Deutsche Telekom', exits: 4 }], successRatio: 0.7 }),
    makeRow('SG', { requests: 0, successRatio: null }),
    makeRow(null, { exits: 3 }),
  ],
  measured: 1300,
  unmeasured: 7,
  drift: [
    {
      exitId: 'exit_17',
      label: 'acme-de-17',
      claimed: 'AT',
      measured: 'DE Berlin',
      ip: '203.0.113.9',
      measuredAt: 1_700_000_000_000,
    },
  ],
  driftTotal: 41,
  databases: [
    {
      name: 'dbip-city-lite.mmdb',
      path: '/var/lib/gyre/places/dbip-city-lite.mmdb',
      kind: 'DBIP-City-Lite',
      builtAt: Date.now() - 120 * 86_400_000,
      loadedAt: Date.now() - 1000,
      bytes: 120_000_000,
      gives: ['country', 'region', 'city'],
      builtIn: false,
      problem: null,
    },
    {
      name: 'asn.mmdb',
      path: '/var/lib/gyre/places/asn.mmdb',
      kind: 'ASN',
      builtAt: Date.now() - 86_400_000,
      loadedAt: Date.now() - 1000,
      bytes: 9_000_000,
      gives: ['asn'],
      builtIn: true,
      problem: 'asn.mmdb ends before its metadata; the file of before stays in use.',
    },
  ],
};
