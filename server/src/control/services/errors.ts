// ServiceError: how a verb says no. A closed set of codes; api/errors.ts maps them to HTTP once.
import type { FieldError } from '@gyre/shared/contract/field-errors';
import type { ApiErrorCode } from '@gyre/shared/vocabulary';

export type { FieldError };

export class ServiceError extends Error {
  readonly code: ApiErrorCode;
  readonly fields: readonly FieldError[];
  /** `limit` only: when to come back, ms from now. */
  readonly retryAfterMs: number | undefined;

  constructor(
    code: ApiErrorCode,
    detail: string,
    more: { readonly fields?: readonly FieldError[]; readonly retryAfterMs?: number } = {},
  ) {
    super(detail);
    this.name = 'ServiceError';
    this.code = code;
    this.fields = more.fields ?? [];
    this.retryAfterMs = more.retryAfterMs;
  }
}

export const notFound = (noun: string, id: string): ServiceError =>
  new ServiceError('not_found', `There is no ${noun} "${id}".`);
/** One field of the body is wrong. */
export const invalidField = (pointer: string, message: string, code = 'invalid'): ServiceError =>
  new ServiceError('validation', message, { fields: [{ pointer, code, message }] });
