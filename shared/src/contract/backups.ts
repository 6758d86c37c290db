// Backups over REST: whole copies of the database on the machine of Gyre. Making, reading, comparing and restoring them needs full scope: who has
// one, and the key, has everything.
import * as z from 'zod';
import { endpoint } from './contract.ts';

export const backup = z.object({
  /** The name of its file in the folder `backups` of the data directory, without `.db`. */
  id: z.string(),
  at: z.number(),
  bytes: z.number().int(),
  /** `restore`: made before another one was restored; `other`: a file that was put there. */
  why: z.enum(['asked', 'scheduled', 'restore', 'other']),
});
export type Backup = z.infer<typeof backup>;

export const backupDifference = z.object({
  /** Table of the database. */
  table: z.string(),
  now: z.number().int(),
  then: z.number().int(),
  /** Only there now: restoring loses them. */
  lost: z.number().int(),
  /** Only there then: restoring brings them back. */
  back: z.number().int(),
  /** There both times, and not the same. */
  changed: z.number().int(),
  /** Names of the first few that would be lost. */
  names: z.array(z.string()),
});
export type BackupDifference = z.infer<typeof backupDifference>;
export const backupComparison = z.object({
  backup,
  /** Why it cannot be restored; null = it can. */
  problem: z.string().nullable(),
  tables: z.array(backupDifference),
  /** Changes since it was made, all of which would be undone. */
  changesSince: z.number().int(),
});
export type BackupComparison = z.infer<typeof backupComparison>;

const params = z.object({ id: z.string().max(110) });

export const backupList = endpoint({
  id: 'backups.list',
  method: 'GET',
  path: '/backups',
  scope: 'admin',
  summary: 'List backups, newest first',
  response: z.object({ items: z.array(backup), folder: z.string() }),
});
export const backupMake = endpoint({
  id: 'backups.make',
  method: 'POST',
  path: '/backups',
  scope: 'admin',
  summary: 'Make a backup now',
  response: z.object({ data: backup }),
  status: 201,
});
export const backupFile = endpoint({
  id: 'backups.file',
  method: 'GET',
  path: '/backups/{id}/file',
  scope: 'admin',
  summary: 'The file of a backup; secrets in it are sealed with the key of the installation, which is not in it',
  params,
  query: z.object({ format: z.literal('db').default('db') }),
  response: z.string(),
  errors: ['not_found'],
});
export const backupCompare = endpoint({
  id: 'backups.compare',
  method: 'GET',
  path: '/backups/{id}/compare',
  scope: 'admin',
  summary: 'What restoring a backup would lose and bring back',
  params,
  response: backupComparison,
  errors: ['not_found'],
});
export const backupRestore = endpoint({
  id: 'backups.restore',
  method: 'POST',
  path: '/backups/{id}/restore',
  scope: 'admin',
  summary:
    'Put a backup in the place of what there is now; a backup of that is made first. Clients are served all the while',
  params,
  /** `confirm`: the id once more. */
  body: z.object({ confirm: z.string() }).strict(),
  response: z.object({ data: backup, kept: backup }),
  status: 202,
  errors: ['not_found', 'conflict'],
});
export const backupRemove = endpoint({
  id: 'backups.remove',
  method: 'DELETE',
  path: '/backups/{id}',
  scope: 'admin',
  summary: 'Remove the file of a backup',
  params,
  response: z.null(),
  status: 204,
  errors: ['not_found'],
});
