// Changes over REST: who wrote what by which way, what it was before and is after, and taking one back.
import * as z from 'zod';
import { endpoint } from './contract.ts';
import { writeCourses, writeRun } from './write-runs.ts';
import { idParams, pageOf, pageQuery } from './page.ts';

/** By which way somebody wrote. */
export const changeVias = ['dashboard', 'token', 'command-line', 'system'] as const;
export type ChangeVia = (typeof changeVias)[number];
/** Why a change cannot be taken back; `under-way`: not all of it is written yet; `final`: what it did (a token, an admin) is not brought back by Gyre. */
export const takeBackNos = ['nothing-written', 'too-large', 'let-go', 'final', 'taken-back', 'under-way'] as const;
export type TakeBackNo = (typeof takeBackNos)[number];

export const change = z.object({
  id: z.string(),
  at: z.number(),
  actor: z.string(),
  via: z.enum(changeVias),
  action: z.string(),
  noun: z.string(),
  objectId: z.string().nullable(),
  summary: z.string(),
  revision: z.number().int(),
  /** Rows it wrote. */
  objects: z.number().int(),
  /** Null = it can be taken back. */
  notTakenBack: z.enum(takeBackNos).nullable(),
  /** The change that took this one back. */
  takenBackBy: z.string().nullable(),
  /** The change this one took back. */
  takesBack: z.string().nullable(),
  /** Of a change that is written part by part: how far it came. Null = written in one go. */
  parts: z.object({ total: z.number().int(), done: z.number().int(), course: z.enum(writeCourses) }).nullable(),
});
export type Change = z.infer<typeof change>;

/** A field before and after; values of secrets are never given, only that they changed. */
export const fieldChange = z.object({
  field: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  secret: z.boolean(),
});
export type FieldChange = z.infer<typeof fieldChange>;
export const objectChange = z.object({
  noun: z.string(),
  objectId: z.string(),
  name: z.string(),
  did: z.enum(['created', 'updated', 'removed']),
  fields: z.array(fieldChange),
});
export type ObjectChange = z.infer<typeof objectChange>;
export const changeDetail = change.extend({
  diff: z.array(objectChange),
  /** Objects that are not in `diff` because there are too many. */
  more: z.number().int(),
});
export type ChangeDetail = z.infer<typeof changeDetail>;

/** What stands in the way of taking back: it was changed again (`changed`), is gone, or what it needs is taken by another. */
export const takeBackConflict = z.object({
  noun: z.string(),
  objectId: z.string(),
  name: z.string(),
  kind: z.enum(['changed', 'gone', 'taken']),
  /** `then`: what the change left; `now`: what would be lost; `back`: what would be put back. */
  fields: z.array(
    z.object({ field: z.string(), then: z.unknown(), now: z.unknown(), back: z.unknown(), secret: z.boolean() }),
  ),
  /** Who changed it since. */
  by: z.string().nullable(),
  changeId: z.string().nullable(),
});
export type TakeBackConflict = z.infer<typeof takeBackConflict>;
export const takeBackReport = z.object({
  dryRun: z.boolean(),
  /** Objects that come back, get former values, go away; and those that are as they were already. */
  restored: z.number().int(),
  updated: z.number().int(),
  removed: z.number().int(),
  unchanged: z.number().int(),
  conflicts: z.array(takeBackConflict),
  moreConflicts: z.number().int(),
  /** The new change; null for a dry run, and when there was nothing to do. */
  changeId: z.string().nullable(),
  revision: z.number().int().nullable(),
  /** Of a large one, which is written part by part: the counts above are what it will have done. */
  run: writeRun.nullable(),
});
export type TakeBackReport = z.infer<typeof takeBackReport>;

const moment = z.coerce.number().int().nonnegative().optional();
export const changeList = endpoint({
  id: 'changes.list',
  method: 'GET',
  path: '/changes',
  scope: 'read',
  summary: 'Who changed what, newest first',
  query: pageQuery.extend({
    actor: z.string().max(100).optional(),
    noun: z.string().max(40).optional(),
    objectId: z.string().max(64).optional(),
    via: z.enum(changeVias).optional(),
    revision: moment,
    /** Epoch ms, both included. */
    since: moment,
    until: moment,
  }),
  response: pageOf(change).extend({ actors: z.array(z.string()) }),
});
export const changeGet = endpoint({
  id: 'changes.get',
  method: 'GET',
  path: '/changes/{id}',
  scope: 'read',
  summary: 'One change, field by field',
  params: idParams,
  response: changeDetail,
  errors: ['not_found'],
});
export const changeTakeBack = endpoint({
  id: 'changes.takeBack',
  method: 'POST',
  path: '/changes/{id}/take-back',
  scope: 'operate',
  summary: 'Take a change back by a new one; 409 when what it wrote was changed since',
  params: idParams,
  body: z
    .object({
      dryRun: z.boolean().default(false),
      /** Write over what was changed since. */
      overwrite: z.boolean().default(false),
    })
    .strict(),
  response: takeBackReport,
  errors: ['not_found', 'conflict'],
});
