// One typed way to the admin API: method and path come from shared/contract/paths.ts, types from the contracts (no zod at run time).
// Throws ApiError and nothing else; toasts, redirects and retries are the business of whoever calls.
import type { EndpointId, EndpointOf } from '@gyre/shared/contract/api';
import type { BodyInput, Params, QueryInput, Response as Answer } from '@gyre/shared/contract/contract';
import type { Problem } from '@gyre/shared/contract/errors';
import { paths } from '@gyre/shared/contract/paths';

export const apiBase = '/api/v1';

/** A call that failed: the server's problem details, or none when no answer came at all. */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: Problem | null;
  /** From Retry-After, in seconds. */
  readonly retryAfter: number | null;

  constructor(status: number, problem: Problem | null, retryAfter: number | null, message: string) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

type Part<K extends string, T> = [T] extends [undefined] ? Partial<Record<K, undefined>> : { readonly [k in K]: T };
type OptionalPart<K extends string, T> = [T] extends [undefined]
  ? Partial<Record<K, undefined>>
  : { readonly [k in K]?: T };
type BodyPart<E> = E extends { textBody: readonly string[] }
  ? { readonly body?: undefined; readonly text: string }
  : { readonly text?: undefined };

export type CallOptions<I extends EndpointId> = Part<'params', Params<EndpointOf<I>>> &
  OptionalPart<'query', QueryInput<EndpointOf<I>>> &
  (EndpointOf<I> extends { textBody: readonly string[] }
    ? BodyPart<EndpointOf<I>>
    : Part<'body', BodyInput<EndpointOf<I>>> & BodyPart<EndpointOf<I>>) & {
    readonly signal?: AbortSignal;
    /** Version of the object as read; a newer one on the server answers `precondition`. */
    readonly ifVersion?: number;
  };

type Plain = string | number | boolean | null | undefined;
interface Loose {
  readonly params?: Readonly<Record<string, Plain>>;
  readonly query?: Readonly<Record<string, Plain>>;
  readonly body?: unknown;
  readonly text?: string;
  readonly signal?: AbortSignal;
  readonly ifVersion?: number;
}

let csrf: string | null = null;

/** What `auth.me` said must come back with every write. */
export function setCsrf(token: string | null): void {
  csrf = token;
}

/** Address of an endpoint with its parameters and query filled in; for links and downloads. */
export function urlOf(id: EndpointId, params?: Loose['params'], query?: Loose['query']): string {
  const path = paths[id][1].replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(params?.[name] ?? '')),
  );
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null) search.set(key, String(value));
  }
  return `${apiBase}${path}${search.size > 0 ? `?${search}` : ''}`;
}

export async function call<I extends EndpointId>(id: I, ...rest: CallArguments<I>): Promise<Answer<EndpointOf<I>>> {
  const options = (rest[0] ?? {}) as Loose;
  const response = await send(id, options);
  if (!response.ok) throw await failed(response);
  return (await read(response)) as Answer<EndpointOf<I>>;
}

/** Options may be left out where nothing in them is required. */
type CallArguments<I extends EndpointId> =
  Record<never, never> extends CallOptions<I> ? [options?: CallOptions<I>] : [options: CallOptions<I>];

async function send(id: EndpointId, options: Loose): Promise<Response> {
  const method = paths[id][0];
  const headers: Record<string, string> = { accept: 'application/json' };
  if (method !== 'GET' && csrf !== null) headers['x-gyre-csrf'] = csrf;
  if (options.ifVersion !== undefined) headers['if-match'] = `"${options.ifVersion}"`;
  if (options.text !== undefined) headers['content-type'] = 'text/plain; charset=utf-8';
  else if (options.body !== undefined) headers['content-type'] = 'application/json';
  const body = options.text ?? (options.body === undefined ? undefined : JSON.stringify(options.body));
  try {
    return await fetch(urlOf(id, options.params, options.query), {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body }),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new ApiError(0, null, null, 'Gyre does not answer.');
  }
}

async function read(response: Response): Promise<unknown> {
  if (response.status === 204) return null;
  return response.headers.get('content-type')?.includes('json') ? response.json() : response.text();
}

async function failed(response: Response): Promise<ApiError> {
  const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
  let problem: Problem | null = null;
  try {
    const said: unknown = await response.json();
    if (isProblem(said)) problem = said;
  } catch {
    // Not JSON: something in between answered.
  }
  return new ApiError(
    response.status,
    problem,
    Number.isFinite(wait) ? wait : null,
    problem?.detail ?? `The server answered ${response.status}.`,
  );
}

function isProblem(said: unknown): said is Problem {
  return typeof said === 'object' && said !== null && 'code' in said && 'detail' in said;
}
