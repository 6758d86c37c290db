// The running half, for verbs that cannot do without it.
import type { Running } from '../running-port.ts';
import { ServiceError } from './errors.ts';
import type { Parts } from './parts.ts';

/** @throws ServiceError `internal` while it is not wired. */
export function runningOf({ running }: Pick<Parts, 'running'>): Running {
  const half = running();
  if (half === undefined) throw new ServiceError('internal', 'Gyre is still starting.');
  return half;
}
