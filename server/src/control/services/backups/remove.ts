// Remove the file of a backup.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { fileOrThrow, roomOf } from './room-of.ts';

export function removeBackup(parts: Pick<Parts, 'backups'>): Verb<EndpointOf<'backups.remove'>> {
  return (context, { params: { id } }) => {
    guard(context, 'admin');
    const room = roomOf(parts);
    room.files.remove(fileOrThrow(room, id).id);
    return null;
  };
}
