// Exits that drain over REST: what is still open through them.
import * as z from 'zod';
import { endpoint } from './contract.ts';
import { exitFilter } from './exits.ts';

/** What is still open through exits that drain, of those that match. */
export const drainState = z.object({
  /** Exits that drain, and those of them that something is open through. */
  exits: z.number().int(),
  busy: z.number().int(),
  /** Requests and tunnels that are open through them. */
  open: z.number().int(),
  /** When the last one that ended did, epoch ms; null: none did since control started. */
  lastEndedAt: z.number().nullable(),
});
export type DrainState = z.infer<typeof drainState>;

export const exitDraining = endpoint({
  id: 'exits.draining',
  method: 'GET',
  path: '/exits-draining',
  scope: 'read',
  summary: 'What is still open through exits that drain, and when the last request or tunnel ended',
  /** One exit, or those that match. */
  query: exitFilter.extend({ id: z.string().max(64).optional() }),
  response: drainState,
  errors: ['not_found'],
});
