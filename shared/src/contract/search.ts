// Search over REST: one box that finds anything by what one knows of it — a name, an id, a host, an address. Bounded; best first.
import * as z from 'zod';
import { adminStates, healthStates } from '../vocabulary.ts';
import { endpoint } from './contract.ts';

export const searchKinds = ['exit', 'pool', 'proxy-user', 'listener', 'rule', 'session', 'request', 'target'] as const;
export type SearchKind = (typeof searchKinds)[number];

/** `name` is what a person calls it; `facts` are data (addresses, places, names), never sentences. */
export const searchHit = z.object({
  kind: z.enum(searchKinds),
  /** Targets have none of their own: the target itself. */
  id: z.string(),
  name: z.string(),
  facts: z.array(z.string()),
  /** Exits only. */
  health: z.enum(healthStates).nullable(),
  /** Exits; pools and such are `enabled` or `disabled`, null where that means nothing. */
  admin: z.enum(adminStates).nullable(),
});
export type SearchHit = z.infer<typeof searchHit>;

export const searchAll = endpoint({
  id: 'search.find',
  method: 'GET',
  path: '/search',
  scope: 'read',
  summary: 'Find anything by name, id, host or address',
  query: z.object({
    q: z.string().trim().min(1).max(200),
    /** Most of each kind. */
    limit: z.coerce.number().int().min(1).max(50).default(6),
  }),
  response: z.object({ items: z.array(searchHit) }),
});
