// Make a backup now.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { ServiceError } from '../errors.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { roomOf } from './room-of.ts';

export function makeBackup(parts: Pick<Parts, 'backups' | 'log'>): Verb<EndpointOf<'backups.make'>> {
  return async (context) => {
    guard(context, 'admin');
    try {
      return { data: await roomOf(parts).make('asked') };
    } catch (error) {
      if (error instanceof ServiceError) throw error;
      parts.log.warn({ error }, 'a backup cannot be made');
      throw new ServiceError('internal', 'The backup could not be written; is the disk full?');
    }
  };
}
