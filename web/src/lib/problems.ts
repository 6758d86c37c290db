// Reading what the server said about a form: one message per field, and whether somebody else was faster.
import { ApiError } from './api-client.ts';

/** Messages by field; the field is the JSON pointer without its slash (`port`, `place/country`). */
export function fieldProblems(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof ApiError)) return {};
  const found: Record<string, string> = {};
  for (const one of error.problem?.errors ?? []) found[one.pointer.replace(/^\//, '')] ??= one.message;
  return found;
}

/** The object has a newer version than the one that was read. */
export const isConflict = (error: unknown): boolean =>
  error instanceof ApiError && error.problem?.code === 'precondition';
