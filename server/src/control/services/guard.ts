// What every verb checks first: may this actor, and is this the version the caller saw. Also how a wrong query is told.
import { type ExitQuery, findPoolQueryError, readExitQuery } from '@gyre/shared/query/exit-query';
import { readRequestQuery, type RequestQuery } from '@gyre/shared/query/request-query';
import type { QueryError } from '@gyre/shared/query/syntax';
import { type Scope, scopes } from '@gyre/shared/vocabulary';
import type { ServiceContext } from './context.ts';
import { ServiceError } from './errors.ts';

/** @throws ServiceError `forbidden`. */
export function guard({ actor }: ServiceContext, needed: Scope): void {
  if (!includes(actor.scope, needed))
    throw new ServiceError('forbidden', `This needs scope "${needed}"; ${actor.name} has "${actor.scope}".`);
}
export function includes(scope: Scope, needed: Scope): boolean {
  return scopes.indexOf(scope) >= scopes.indexOf(needed);
}

/** @throws ServiceError `precondition` when somebody else wrote in between. */
export function checkVersion(version: number, ifVersion: number | undefined): void {
  if (ifVersion !== undefined && ifVersion !== version)
    throw new ServiceError('precondition', 'Somebody changed this in the meantime; read it again.');
}

/** @throws ServiceError `validation` pointing at the character. */
export function readQuery(text: string | undefined, pointer: string): ExitQuery {
  const query = readExitQuery(text ?? '');
  if (query.errors.length > 0) throw queryError(query.errors, pointer);
  return query;
}
/** @throws ServiceError `validation` pointing at the character. */
export function readRequests(text: string | undefined, pointer: string): RequestQuery {
  const query = readRequestQuery(text ?? '');
  if (query.errors.length > 0) throw queryError(query.errors, pointer);
  return query;
}
/** @throws ServiceError `validation` when the query cannot say who is a member. */
export function checkPoolQuery(text: string | null | undefined, pointer: string): void {
  const error = text === null || text === undefined ? undefined : findPoolQueryError(text);
  if (error !== undefined) throw queryError([error], pointer);
}

function queryError(errors: readonly QueryError[], pointer: string): ServiceError {
  const fields = errors.map(({ message, start }) => ({
    ...{ pointer, code: 'query', message: `at character ${start + 1}: ${message}` },
  }));
  return new ServiceError('validation', `The query cannot be read ${fields[0]?.message ?? ''}.`, { fields });
}
