// List backups, newest first.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { roomOf } from './room-of.ts';

export function listBackups(parts: Pick<Parts, 'backups'>): Verb<EndpointOf<'backups.list'>> {
  return (context) => {
    guard(context, 'admin');
    const { files, folder } = roomOf(parts);
    return { items: files.list(), folder };
  };
}
