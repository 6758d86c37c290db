// Who acts and on whose behalf: handed to every verb by the adapter that received the call.
import type { Scope } from '@gyre/shared/vocabulary';

export interface Actor {
  /** `system`: Gyre itself (first start, demo). */
  readonly kind: 'admin' | 'token' | 'system';
  readonly id: string;
  readonly name: string;
  readonly scope: Scope;
}

export interface ServiceContext {
  readonly actor: Actor;
  /** Id of the API call, for the log. */
  readonly requestId: string;
}
