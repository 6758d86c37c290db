// Admins over REST: who may sign in and with which role, and what an admin does for himself: his password and the browsers he is signed in with.
import * as z from 'zod';
import { adminRoles, scopes } from '../vocabulary.ts';
import { adminName, adminPassword } from './auth.ts';
import { endpoint } from './contract.ts';
import { idParams, pageOf, pageQuery } from './page.ts';

export const admin = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(adminRoles),
  /** What the role may. */
  scope: z.enum(scopes),
  createdAt: z.number(),
  passwordChangedAt: z.number(),
  /** When a browser of his was last heard of, to the hour; null when none is signed in. */
  lastSeenAt: z.number().nullable(),
  /** Browsers that are signed in. */
  sessions: z.number().int(),
  /** Who is asking. */
  you: z.boolean(),
});
export type Admin = z.infer<typeof admin>;

/** `password` is null when it was given; one that was made is shown here and nowhere else. */
const withPassword = z.object({ data: admin, password: z.string().nullable() });

export const adminList = endpoint({
  id: 'admins.list',
  method: 'GET',
  path: '/admins',
  scope: 'admin',
  summary: 'List admins and their roles',
  query: pageQuery,
  response: pageOf(admin),
});
export const adminCreate = endpoint({
  id: 'admins.create',
  method: 'POST',
  path: '/admins',
  scope: 'admin',
  summary: 'Add an admin; without a password one is made and shown once',
  body: z.object({ name: adminName, role: z.enum(adminRoles), password: adminPassword.optional() }).strict(),
  response: withPassword,
  status: 201,
  errors: ['conflict'],
});
export const adminUpdate = endpoint({
  id: 'admins.update',
  method: 'PATCH',
  path: '/admins/{id}',
  scope: 'admin',
  summary: 'Give an admin another role, in force at once',
  params: idParams,
  body: z.object({ role: z.enum(adminRoles) }).strict(),
  response: z.object({ data: admin }),
  errors: ['not_found', 'conflict'],
});
export const adminNewPassword = endpoint({
  id: 'admins.newPassword',
  method: 'POST',
  path: '/admins/{id}/password',
  scope: 'admin',
  summary: 'Give an admin another password and end all his sessions; without one it is made and shown once',
  params: idParams,
  body: z.object({ password: adminPassword.optional() }).strict(),
  response: withPassword,
  errors: ['not_found'],
});
export const adminRemove = endpoint({
  id: 'admins.remove',
  method: 'DELETE',
  path: '/admins/{id}',
  scope: 'admin',
  summary: 'Remove an admin and end all his sessions; the last one with the role full stays',
  params: idParams,
  response: z.null(),
  status: 204,
  errors: ['not_found', 'conflict'],
});

export const ownPassword = endpoint({
  id: 'me.password',
  method: 'POST',
  path: '/me/password',
  scope: 'read',
  summary: 'Change your own password; your other sessions end',
  body: z.object({ current: z.string().max(200), password: adminPassword }).strict(),
  response: z.null(),
  status: 204,
  errors: ['limit'],
});

export const ownSession = z.object({
  id: z.string(),
  /** Where it signed in from. */
  address: z.string(),
  createdAt: z.number(),
  /** To the hour. */
  lastSeenAt: z.number(),
  expiresAt: z.number(),
  /** The one that is asking. */
  current: z.boolean(),
});
export type OwnSession = z.infer<typeof ownSession>;
export const ownSessionList = endpoint({
  id: 'me.sessions',
  method: 'GET',
  path: '/me/sessions',
  scope: 'read',
  summary: 'List the browsers you are signed in with',
  response: z.object({ items: z.array(ownSession) }),
});
export const ownSessionEnd = endpoint({
  id: 'me.endSession',
  method: 'DELETE',
  path: '/me/sessions/{id}',
  scope: 'read',
  summary: 'End one of your sessions',
  params: idParams,
  response: z.null(),
  status: 204,
  errors: ['not_found'],
});
