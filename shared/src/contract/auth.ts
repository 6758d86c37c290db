// First-run claim, sign-in and tokens over REST. A session is a cookie (HttpOnly, SameSite=Strict); writes by cookie need the header X-Gyre-CSRF.
import * as z from 'zod';
import { scopes } from '../vocabulary.ts';
import { endpoint } from './contract.ts';
import { idParams, pageOf, pageQuery } from './page.ts';

export const adminName = z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9_.@-]{0,59}$/, 'letters, digits, _ . @ -, at most 60');
/** Of a person who signs in. */
export const adminPassword = z.string().min(10, 'at least 10 characters').max(200);

/** Who is asking. `csrf` must be sent back in X-Gyre-CSRF with every write when signed in by cookie; null for tokens. */
export const identity = z.object({
  kind: z.enum(['admin', 'token']),
  name: z.string(),
  scope: z.enum(scopes),
  csrf: z.string().nullable(),
});
export type Identity = z.infer<typeof identity>;

export const setupState = endpoint({
  id: 'setup.state',
  method: 'GET',
  path: '/setup',
  scope: 'public',
  summary: 'Whether the installation has been claimed',
  response: z.object({ claimed: z.boolean(), version: z.string(), demo: z.boolean() }),
});
export const setupClaim = endpoint({
  id: 'setup.claim',
  method: 'POST',
  path: '/setup/claim',
  scope: 'public',
  summary: 'Claim a fresh installation with the code printed to the terminal',
  body: z.object({ code: z.string().min(1).max(100), name: adminName, password: adminPassword }).strict(),
  response: identity,
  errors: ['conflict', 'limit'],
});
export const signIn = endpoint({
  id: 'auth.signIn',
  method: 'POST',
  path: '/sign-in',
  scope: 'public',
  summary: 'Sign in with name and password',
  body: z.object({ name: z.string().max(60), password: z.string().max(200) }).strict(),
  response: identity,
  errors: ['limit'],
});
export const signOut = endpoint({
  id: 'auth.signOut',
  method: 'POST',
  path: '/sign-out',
  scope: 'read',
  summary: 'End this session',
  response: z.null(),
  status: 204,
});
export const me = endpoint({
  id: 'auth.me',
  method: 'GET',
  path: '/me',
  scope: 'read',
  summary: 'Who is asking',
  response: identity,
});

export const token = z.object({
  id: z.string(),
  name: z.string(),
  scope: z.enum(scopes),
  createdAt: z.number(),
  expiresAt: z.number().nullable(),
  lastUsedAt: z.number().nullable(),
});
export type Token = z.infer<typeof token>;
export const tokenCreate = z
  .object({
    name: z.string().min(1).max(60),
    scope: z.enum(scopes),
    expiresAt: z.number().int().nullable().default(null),
  })
  .strict();
export const tokenList = endpoint({
  id: 'tokens.list',
  method: 'GET',
  path: '/tokens',
  scope: 'admin',
  summary: 'List API tokens',
  query: pageQuery,
  response: pageOf(token),
});
export const tokenCreateOne = endpoint({
  id: 'tokens.create',
  method: 'POST',
  path: '/tokens',
  scope: 'admin',
  summary: 'Create an API token; the answer shows it once',
  body: tokenCreate,
  response: z.object({ data: token, token: z.string() }),
  status: 201,
});
export const tokenRemove = endpoint({
  id: 'tokens.remove',
  method: 'DELETE',
  path: '/tokens/{id}',
  scope: 'admin',
  summary: 'Revoke an API token',
  params: idParams,
  response: z.null(),
  status: 204,
  errors: ['not_found'],
});
