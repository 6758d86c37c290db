// Import runs over REST: imports of exits that write, how far they are, and stopping them. The import itself answers when it is done.
import * as z from 'zod';
import { endpoint } from './contract.ts';
import { idParams } from './page.ts';

/** On its way through them every line counts a quarter. */
export const importSteps = ['reading', 'comparing', 'preparing', 'writing'] as const;
export type ImportStep = (typeof importSteps)[number];
/** `stopped`: nothing was written; `broken-off`: nothing was, or what was is taken back. */
export const importCourses = ['under-way', 'whole', 'stopped', 'broken-off'] as const;

export const importRun = z.object({
  id: z.string(),
  actor: z.string(),
  step: z.enum(importSteps),
  /** Lines (records) of the document; of one that is not read yet, its line ends. */
  total: z.number().int(),
  /** Lines that are done, counted over all steps: 0 … total. */
  done: z.number().int(),
  course: z.enum(importCourses),
  /** Epoch ms. */
  startedAt: z.number(),
  /** Null while it runs. */
  endedAt: z.number().nullable(),
  /** Exits; 0 until it is whole. */
  added: z.number().int(),
  updated: z.number().int(),
  /** That of its change; null while there is none. */
  revision: z.number().int().nullable(),
  /** What broke it off, in words. */
  problem: z.string().nullable(),
});
export type ImportRun = z.infer<typeof importRun>;

export const importRunList = endpoint({
  id: 'importRuns.list',
  method: 'GET',
  path: '/import-runs',
  scope: 'read',
  summary: 'Imports under way, and the latest that ended; the newest first',
  response: z.object({ items: z.array(importRun) }),
});
export const importRunGet = endpoint({
  id: 'importRuns.get',
  method: 'GET',
  path: '/import-runs/{id}',
  scope: 'read',
  summary: 'How far an import is',
  params: idParams,
  response: importRun,
  errors: ['not_found'],
});
export const importRunStop = endpoint({
  id: 'importRuns.stop',
  method: 'DELETE',
  path: '/import-runs/{id}',
  scope: 'operate',
  summary: 'Stop an import before it writes; one that writes or is over stays as it is',
  params: idParams,
  response: importRun,
  errors: ['not_found'],
});
