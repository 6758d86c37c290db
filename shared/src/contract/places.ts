// Places over REST: where exits are, the databases that say so, and an echo for probes.
import * as z from 'zod';
import { endpoint } from './contract.ts';

const counted = z.object({
  exits: z.number().int(),
  eligible: z.number().int(),
  inFlight: z.number().int(),
  requests: z.number().int(),
  successRatio: z.number().nullable(),
});
export const placeRow = counted.extend({
  country: z.string().nullable(),
  cities: z.array(z.object({ city: z.string(), exits: z.number().int() })),
  networks: z.array(z.object({ asn: z.number().int(), name: z.string().nullable(), exits: z.number().int() })),
});
export type PlaceRow = z.infer<typeof placeRow>;

export const driftRow = z.object({
  exitId: z.string(),
  label: z.string(),
  claimed: z.string(),
  measured: z.string(),
  ip: z.string().nullable(),
  measuredAt: z.number(),
});
export type DriftRow = z.infer<typeof driftRow>;

export const placeDatabase = z.object({
  /** File name. */
  name: z.string(),
  path: z.string(),
  /** What its metadata calls itself. */
  kind: z.string(),
  builtAt: z.number().nullable(),
  loadedAt: z.number(),
  bytes: z.number(),
  gives: z.array(z.enum(['country', 'region', 'city', 'asn', 'type'])),
  /** Came with Gyre. */
  builtIn: z.boolean(),
  /** Why the newest file was not taken; the one before stays in use. */
  problem: z.string().nullable(),
});
export type PlaceDatabase = z.infer<typeof placeDatabase>;

export const placesGet = endpoint({
  id: 'places.get',
  method: 'GET',
  path: '/places',
  scope: 'read',
  summary: 'Exits and traffic by country, city and network; drift; databases',
  response: z.object({
    countries: z.array(placeRow),
    measured: z.number().int(),
    unmeasured: z.number().int(),
    /** The first 200. */
    drift: z.array(driftRow),
    driftTotal: z.number().int(),
    databases: z.array(placeDatabase),
  }),
});
export const placesLookup = endpoint({
  id: 'places.lookup',
  method: 'GET',
  path: '/places/lookup',
  scope: 'read',
  summary: 'What the databases say of an address',
  query: z.object({ ip: z.string().max(64) }),
  response: z.object({
    ip: z.string(),
    country: z.string().nullable(),
    region: z.string().nullable(),
    city: z.string().nullable(),
    asn: z.number().int().nullable(),
    network: z.string().nullable(),
    type: z.string().nullable(),
  }),
});
export const placesReload = endpoint({
  id: 'places.reload',
  method: 'POST',
  path: '/places/reload',
  scope: 'operate',
  summary: 'Read the database files again now',
  response: z.object({ databases: z.array(placeDatabase) }),
});
