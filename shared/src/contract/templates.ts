// Vendor templates over REST: the grammars of gateways that choose country and session by username or password.
import * as z from 'zod';
import { exitSchemes } from '../vocabulary.ts';
import { endpoint } from './contract.ts';

export const vendorTemplate = z.object({
  id: z.string(),
  name: z.string(),
  /** Usual gateways: host, port, scheme. */
  gateways: z.array(
    z.object({ host: z.string(), port: z.number().int(), scheme: z.enum(exitSchemes), note: z.string() }),
  ),
  /** What a person has to paste. `username` and `password` are the plain credentials of the account. */
  asks: z.array(z.object({ field: z.string(), label: z.string(), example: z.string(), secret: z.boolean() })),
  /** Keys it understands. */
  can: z.array(z.enum(['country', 'region', 'city', 'asn', 'session', 'ttl'])),
  /** How the login looks, with placeholders. */
  username: z.string(),
  password: z.string(),
  notes: z.string(),
  /** When the grammar was last checked against the vendor's page, and whether a vendor page was found. */
  checkedAt: z.string(),
  confirmed: z.boolean(),
});
export type VendorTemplate = z.infer<typeof vendorTemplate>;

export const templateList = endpoint({
  id: 'templates.list',
  method: 'GET',
  path: '/templates',
  scope: 'read',
  summary: 'The vendor templates Gyre knows',
  response: z.object({ items: z.array(vendorTemplate) }),
});
/** Fills a template as a request would, without sending anything. */
export const templatePreview = endpoint({
  id: 'templates.preview',
  method: 'POST',
  path: '/templates/preview',
  scope: 'read',
  summary: 'Show the login a template gives for some wishes',
  body: z
    .object({
      template: z.string(),
      username: z.string().max(512),
      password: z.string().max(512).default(''),
      wishes: z.string().max(255).default(''),
    })
    .strict(),
  response: z.object({ username: z.string(), password: z.string(), problem: z.string().nullable() }),
  errors: ['not_found'],
});
