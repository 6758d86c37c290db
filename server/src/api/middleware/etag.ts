// ETags: the version of an object, so that two people do not overwrite each other. The verb compares; here headers become numbers and back.
// Figures of an object move without its version, so no answer is ever 304.
import { ServiceError } from '../../control/services/errors.ts';

/** Undefined when any version will do. */
export function versionOf(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined;
  // A proxy that compresses may have weakened the tag; the version is still the version.
  const version = /^(?:W\/)?"(\d{1,15})"$/.exec(ifMatch.trim())?.[1];
  if (version !== undefined) return Number(version);
  const message = 'If-Match must be the ETag of the object as it was read, such as "3", or *.';
  throw new ServiceError('validation', message, { fields: [{ pointer: 'header/If-Match', code: 'invalid', message }] });
}

/** The tag of what a verb answered; undefined when that has no version. */
export function etagOf(answer: unknown): string | undefined {
  const version = numberAt(answer, 'version') ?? numberAt(at(answer, 'data'), 'version');
  return version === undefined ? undefined : `"${version}"`;
}

function numberAt(value: unknown, key: string): number | undefined {
  const it = at(value, key);
  return typeof it === 'number' ? it : undefined;
}
function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}
