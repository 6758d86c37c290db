// Who acts and on whose behalf: handed to every verb by the adapter that received the call.
import type { ChangeVia } from '@gyre/shared/contract/changes';
import type { Scope } from '@gyre/shared/vocabulary';

export interface Actor {
  /** `system`: Gyre itself (first start, demo). */
  readonly kind: 'admin' | 'token' | 'system';
  readonly id: string;
  readonly name: string;
  readonly scope: Scope;
  /** Of an admin's browser: which of his sessions asks. */
  readonly session?: string;
  /** By which way it acts, where its kind does not say. */
  readonly via?: ChangeVia;
}
const ways = { admin: 'dashboard', token: 'token', system: 'system' } as const;
export const viaOf = ({ kind, via }: Actor): ChangeVia => via ?? ways[kind];

export interface ServiceContext {
  readonly actor: Actor;
  /** Id of the API call, for the log. */
  readonly requestId: string;
}
