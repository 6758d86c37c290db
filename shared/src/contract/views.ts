// Saved views over REST: a query over exits with its order and columns under a name, for oneself or for everybody.
import * as z from 'zod';
import { changeOf } from './change.ts';
import { endpoint } from './contract.ts';
import { exitSort } from './exits.ts';
import { idParams } from './page.ts';

const fields = z.object({
  name: z.string().trim().min(1).max(60),
  /** Everybody sees it; only who made it, or an admin of everything, changes it. */
  shared: z.boolean().default(false),
  q: z.string().max(500).default(''),
  sort: exitSort.default('-added'),
  /** Ids of columns in their order; empty = as many of the usual ones as there is room for. */
  cols: z
    .array(z.string().regex(/^[a-z-]{1,30}$/, 'the id of a column'))
    .max(30)
    .default([]),
});
export const savedView = fields.extend({
  id: z.string(),
  /** Whether the caller made it. */
  mine: z.boolean(),
  owner: z.string(),
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type SavedView = z.infer<typeof savedView>;
export const viewCreate = fields.strict();
export const viewUpdate = changeOf(fields).strict();

export const viewList = endpoint({
  id: 'views.list',
  method: 'GET',
  path: '/views',
  scope: 'read',
  summary: 'List your saved views and those that are shared',
  response: z.object({ items: z.array(savedView) }),
});
export const viewCreateOne = endpoint({
  id: 'views.create',
  method: 'POST',
  path: '/views',
  scope: 'operate',
  summary: 'Save a view, for oneself or for everybody',
  body: viewCreate,
  response: z.object({ data: savedView }),
  status: 201,
  errors: ['conflict'],
});
export const viewUpdateOne = endpoint({
  id: 'views.update',
  method: 'PATCH',
  path: '/views/{id}',
  scope: 'operate',
  summary: 'Rename, share or change a saved view',
  params: idParams,
  body: viewUpdate,
  response: z.object({ data: savedView }),
  errors: ['not_found', 'conflict'],
});
export const viewRemove = endpoint({
  id: 'views.remove',
  method: 'DELETE',
  path: '/views/{id}',
  scope: 'operate',
  summary: 'Remove a saved view',
  params: idParams,
  response: z.null(),
  status: 204,
  errors: ['not_found'],
});
