// Errors → problem details (RFC 9457); the only mapping. What is not a ServiceError is a bug: logged whole, told without details.
import type { Problem } from '@gyre/shared/contract/errors';
import type { ApiErrorCode } from '@gyre/shared/vocabulary';
import type { Context } from 'hono';
import type { Log } from '../base/log.ts';
import { type FieldError, ServiceError } from '../control/services/errors.ts';
import type { ApiEnv } from './parts.ts';

const meanings: Readonly<Record<ApiErrorCode, readonly [status: number, title: string]>> = {
  validation: [400, 'The request is not valid'],
  unauthorized: [401, 'Sign in first'],
  forbidden: [403, 'Not allowed'],
  not_found: [404, 'Not found'],
  conflict: [409, 'In conflict with what exists'],
  precondition: [412, 'Changed by somebody else'],
  limit: [429, 'Too much'],
  internal: [500, 'Gyre failed'],
};

/** How the API itself says no, where HTTP has a status of its own for the reason. */
export class Refusal extends ServiceError {
  readonly status: 405 | 413 | 415;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: 405 | 413 | 415,
    detail: string,
    more: { readonly headers?: Readonly<Record<string, string>>; readonly fields?: readonly FieldError[] } = {},
  ) {
    super(status === 413 ? 'limit' : 'validation', detail, more);
    this.name = 'Refusal';
    this.status = status;
    this.headers = more.headers ?? {};
  }
}

export function problemAnswer(c: Context<ApiEnv>, error: unknown, log: Log): Response {
  const requestId = c.get('requestId');
  if (error instanceof ServiceError && error.code !== 'internal') return answer(said(error, requestId), error);
  log.error({ err: error, requestId, method: c.req.method, path: c.req.path }, 'a call of the admin API failed');
  const detail = `This is a bug or a broken disk; the log has the reason under ${requestId}.`;
  return answer(said(new ServiceError('internal', detail), requestId));
}

/** Status of a code where nothing more particular is said. */
export function statusOf(code: ApiErrorCode): number {
  return meanings[code][0];
}

function said(error: ServiceError, requestId: string): Problem {
  const [status, title] = meanings[error.code];
  return {
    type: `/problems/${error.code}`,
    title,
    status: error instanceof Refusal ? error.status : status,
    code: error.code,
    detail: error.message,
    requestId,
    ...(error.fields.length > 0 ? { errors: [...error.fields] } : {}),
  };
}

function answer(problem: Problem, error?: ServiceError): Response {
  const headers = new Headers({ 'content-type': 'application/problem+json' });
  if (problem.status === 401) headers.set('www-authenticate', 'Bearer realm="gyre"');
  if (error?.retryAfterMs !== undefined) headers.set('retry-after', String(Math.ceil(error.retryAfterMs / 1000)));
  if (error instanceof Refusal) for (const [name, value] of Object.entries(error.headers)) headers.set(name, value);
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}
