// The file of a backup, as it is read.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { fileOrThrow, roomOf } from './room-of.ts';

export function readBackup(parts: Pick<Parts, 'backups'>): Verb<EndpointOf<'backups.file'>> {
  return (context, { params: { id } }) => {
    guard(context, 'admin');
    const room = roomOf(parts);
    return room.files.read(fileOrThrow(room, id).id);
  };
}
