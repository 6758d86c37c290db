// Put a backup in the place of what there is now. What there is now becomes a backup first; what the restored one cannot know is written into it.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { invalidField, ServiceError } from '../errors.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { fileOrThrow, roomOf } from './room-of.ts';

type Needs = Pick<Parts, 'backups' | 'log'>;

export function restoreBackup(parts: Needs): Verb<EndpointOf<'backups.restore'>> {
  return async (context, { params: { id }, body: { confirm } }) => {
    guard(context, 'admin');
    const room = roomOf(parts);
    const data = fileOrThrow(room, id);
    if (confirm !== id) throw invalidField('/confirm', 'must be the id of the backup');
    const problem = room.problemOf(id);
    if (problem !== undefined) throw new ServiceError('conflict', `This backup cannot be restored. ${problem}`);
    const kept = await room.make('restore').catch((error: unknown) => {
      parts.log.warn({ error }, 'a backup cannot be made before another is restored');
      throw new ServiceError('internal', 'Nothing was restored: a backup of what there is now could not be written.');
    });
    const { actor } = context;
    const asked = { file: room.files.path(id), actor, summary: `everything, from the backup ${id}` };
    if (!room.restore(asked)) throw new ServiceError('conflict', 'A backup is being restored already.');
    return { data, kept };
  };
}
