// What a contract is: one endpoint of the admin API as plain data over zod. The server binds verbs to it, OpenAPI is made from it,
// and the dashboard takes its types from it (types only: no zod reaches the browser).
import type * as z from 'zod';
import type { ApiErrorCode, Scope } from '../vocabulary.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

export interface Endpoint {
  /** Name, `noun.verb`; the OpenAPI operationId. */
  readonly id: string;
  readonly method: Method;
  /** Path under `/api/v1`, parameters as `{id}`. */
  readonly path: string;
  /** What the caller must be allowed to do; `public` needs no sign-in. */
  readonly scope: Scope | 'public';
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Media types accepted besides JSON; the verb then receives the text itself. */
  readonly textBody?: readonly string[];
  readonly response: z.ZodType;
  /** 200 unless said. 204 has no body. */
  readonly status?: 200 | 201 | 202 | 204;
  /** Error codes besides `validation`, `unauthorized`, `forbidden`, `internal`, which every endpoint may answer. */
  readonly errors?: readonly ApiErrorCode[];
  /** Whether the object carries an ETag and a write must present it in If-Match when the client sends one. */
  readonly etag?: boolean;
}

/** Keeps the exact types of an endpoint while checking its form. */
export function endpoint<const E extends Endpoint>(it: E): E {
  return it;
}

type Infer<T> = T extends z.ZodType ? z.output<T> : undefined;
type Input<T> = T extends z.ZodType ? z.input<T> : undefined;
export type Params<E extends Endpoint> = Infer<E['params']>;
export type Query<E extends Endpoint> = Infer<E['query']>;
export type QueryInput<E extends Endpoint> = Input<E['query']>;
export type Body<E extends Endpoint> = Infer<E['body']>;
export type BodyInput<E extends Endpoint> = Input<E['body']>;
export type Response<E extends Endpoint> = z.output<E['response']>;
