// The pool that the profile of a listener names. Pure.
import { readProfile } from '@gyre/shared/wishes/username';

/** Name of the pool a profile wishes for. */
export function wishedPool(profile: string): string | undefined {
  const read = readProfile(profile);
  return read.ok ? read.wishes.pool : undefined;
}
