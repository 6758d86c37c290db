// The verbs about backups, by the id of their endpoint.
import { compareBackup } from './backups/compare.ts';
import { readBackup } from './backups/file.ts';
import { listBackups } from './backups/list.ts';
import { makeBackup } from './backups/make.ts';
import { removeBackup } from './backups/remove.ts';
import { restoreBackup } from './backups/restore.ts';
import type { Parts } from './parts.ts';
import type { Verbs } from './services.ts';

type BackupId = Extract<keyof Verbs, `backups.${string}`>;

export function backupVerbs(parts: Parts): Pick<Verbs, BackupId> {
  return {
    'backups.list': listBackups(parts),
    'backups.make': makeBackup(parts),
    'backups.file': readBackup(parts),
    'backups.compare': compareBackup(parts),
    'backups.restore': restoreBackup(parts),
    'backups.remove': removeBackup(parts),
  };
}
