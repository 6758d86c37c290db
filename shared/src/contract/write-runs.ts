// Write runs over REST: large bulk edits and take-backs, which are written part by part, and how far they are.
import * as z from 'zod';
import { endpoint } from './contract.ts';
import { idParams } from './page.ts';

/** How a change that is written in parts goes; `broken-off`: Gyre ended, or could not write, in the middle of it. */
export const writeCourses = ['under-way', 'whole', 'stopped', 'broken-off'] as const;
export type WriteCourse = (typeof writeCourses)[number];

export const writeRun = z.object({
  /** That of the change it writes: one change, however many parts. */
  id: z.string(),
  actor: z.string(),
  action: z.string(),
  noun: z.string(),
  /** What becomes of them, in words. */
  summary: z.string(),
  /** Exits it is to write; of a take-back: rows (exits, and their places in pools). */
  total: z.number().int(),
  done: z.number().int(),
  /** Of those that are done: left as they were, because somebody changed or removed them meanwhile. */
  left: z.number().int(),
  course: z.enum(writeCourses),
  startedAt: z.number(),
  /** Null while it runs. */
  endedAt: z.number().nullable(),
  /** Of its last part so far. */
  revision: z.number().int(),
  /** The change it takes back. */
  takesBack: z.string().nullable(),
  /** What broke it off, in words. */
  problem: z.string().nullable(),
});
export type WriteRun = z.infer<typeof writeRun>;

export const writeRunList = endpoint({
  id: 'writeRuns.list',
  method: 'GET',
  path: '/write-runs',
  scope: 'read',
  summary: 'Large writes under way, and the latest that ended; the newest first',
  response: z.object({ items: z.array(writeRun) }),
});
export const writeRunGet = endpoint({
  id: 'writeRuns.get',
  method: 'GET',
  path: '/write-runs/{id}',
  scope: 'read',
  summary: 'How far a large write is',
  params: idParams,
  response: writeRun,
  errors: ['not_found'],
});
export const writeRunStop = endpoint({
  id: 'writeRuns.stop',
  method: 'DELETE',
  path: '/write-runs/{id}',
  scope: 'operate',
  summary: 'Stop a large write; what was written stays, and can be taken back',
  params: idParams,
  response: writeRun,
  errors: ['not_found'],
});
