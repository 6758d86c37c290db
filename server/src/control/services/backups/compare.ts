// What restoring a backup would lose and bring back, told before anybody does it.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { fileOrThrow, roomOf } from './room-of.ts';

type Needs = Pick<Parts, 'backups' | 'stores'>;

export function compareBackup(parts: Needs): Verb<EndpointOf<'backups.compare'>> {
  return async (context, { params: { id } }) => {
    guard(context, 'admin');
    const { changes } = parts.stores;
    const room = roomOf(parts);
    const backup = fileOrThrow(room, id);
    const problem = room.problemOf(id) ?? null;
    return {
      ...{ backup, problem },
      tables: problem === null ? await room.compare(id) : [],
      changesSince: changes.count({ since: backup.at + 1 }),
    };
  };
}
