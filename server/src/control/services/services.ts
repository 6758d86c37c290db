// The shape of the services: one verb per endpoint of the contract, and the accounts that sign-in needs. The API binds these and knows nothing else.
import type { EndpointId, EndpointOf } from '@gyre/shared/contract/api';
import type { Body, Endpoint, Params, Query, Response } from '@gyre/shared/contract/contract';
import type { Inventory } from '../inventory-port.ts';
import type { Actor, ServiceContext } from './context.ts';

/** What a verb receives, validated against the contract. */
export interface VerbInput<E extends Endpoint> {
  readonly params: Params<E>;
  readonly query: Query<E>;
  /** Endpoints with `textBody` receive the text itself (a string) or their JSON body. */
  readonly body: E extends { readonly textBody: readonly string[] } ? Body<E> | string : Body<E>;
  /** From If-Match; undefined when the client sent none. A verb on an `etag` endpoint compares it and throws `precondition`. */
  readonly ifVersion: number | undefined;
}
/** A text, or the bytes of a file, may come piece by piece; who reads them may stop. */
export type Answer<E extends Endpoint> = [Response<E>] extends [string]
  ? Response<E> | AsyncIterable<string | Uint8Array>
  : Response<E>;
export type Verb<E extends Endpoint> = (context: ServiceContext, input: VerbInput<E>) => Answer<E> | Promise<Answer<E>>;

/** Endpoints that deal in cookies and codes; the API serves them itself, with `Accounts`. */
export type AccountEndpointId = 'setup.state' | 'setup.claim' | 'auth.signIn' | 'auth.signOut' | 'auth.me';
export type Verbs = { readonly [I in Exclude<EndpointId, AccountEndpointId>]: Verb<EndpointOf<I>> };

/** A signed-in browser. `secret` goes into the cookie, `csrf` comes back with every write. */
export interface SignedIn {
  readonly actor: Actor;
  readonly secret: string;
  readonly csrf: string;
  readonly expiresAt: number;
}

/** Owner: control/services/admins. */
export interface Accounts {
  /** Whether there is an admin. */
  claimed(): boolean;
  /**
   * Claims a fresh installation with the code printed to the terminal and signs the new admin in.
   * @throws ServiceError `conflict` when claimed already, `forbidden` for a wrong code, `limit` after too many.
   */
  claim(code: string, name: string, password: string, clientAddress: string): Promise<SignedIn>;
  /** @throws ServiceError `unauthorized` for a wrong pair (never saying which), `limit` with retryAfterMs while throttled. */
  signIn(name: string, password: string, clientAddress: string): Promise<SignedIn>;
  signOut(secret: string): void;
  /** Who holds this cookie secret; undefined when unknown or expired. Renews a sliding expiry. */
  bySession(secret: string): { readonly actor: Actor; readonly csrf: string } | undefined;
  /** Who holds this bearer token; undefined when unknown or expired. */
  byToken(token: string): Actor | undefined;
}

export interface Services {
  readonly verbs: Verbs;
  readonly accounts: Accounts;
  readonly inventory: Inventory;
}
