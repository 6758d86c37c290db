// The room of backups and one of its files, for verbs that cannot do without them.
import type { BackupFile } from '../../../storage/backups.ts';
import type { BackupRoom } from '../../backups/room.ts';
import { notFound, ServiceError } from '../errors.ts';
import type { Parts } from '../parts.ts';

/** @throws ServiceError `internal` where nothing is kept on disk. */
export function roomOf({ backups }: Pick<Parts, 'backups'>): BackupRoom {
  if (backups === undefined) throw new ServiceError('internal', 'This Gyre keeps nothing on disk.');
  return backups;
}
/** @throws ServiceError `not_found`. */
export function fileOrThrow(room: BackupRoom, id: string): BackupFile {
  const found = room.files.find(id);
  if (found === undefined) throw notFound('backup', id);
  return found;
}
