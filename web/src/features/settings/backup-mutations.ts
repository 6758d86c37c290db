// Writes about backups. They are files, not configuration: no revision, no undo.
import type { Backup } from '@gyre/shared/contract/backups';
import { ApiError, call } from '../../lib/api-client.ts';
import { formatBytes } from '../../lib/format.ts';
import { useWrite } from '../../lib/use-write.ts';
import { t } from './backup-messages.ts';

const touches = ['backups'];

export const useMakeBackup = () =>
  useWrite({
    run: async () => ({ ...(await call('backups.make', {})), revision: null }),
    ...{ touches, failed: t.failedMake },
    saved: ({ data }) => t.made(formatBytes(data.bytes)),
  });

export const useRemoveBackup = (onSaved: () => void) =>
  useWrite({
    run: ({ id }: Backup) => call('backups.remove', { params: { id } }),
    ...{ touches, onSaved },
    saved: () => t.removed,
  });

/** Time between two looks, and after which people are told that it takes long, ms. */
const lookMs = 500;
const longMs = 60_000;

/** Restores it and resolves when every worker runs what it holds, or when one must sign in again. @throws ApiError when it is refused, Error when it takes too long. */
export async function restoreBackup({ id }: Backup): Promise<void> {
  const before = await lastRestore();
  await call('backups.restore', { params: { id }, body: { confirm: id } });
  const until = Date.now() + longMs;
  while (!(await isRestored(before))) {
    if (Date.now() > until) throw new Error(t.slow);
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
}

/** The newest change that tells of a restore: it is another one once there was one, in the database before and in the restored one. */
async function lastRestore(): Promise<string | undefined> {
  const { items } = await call('changes.list', { query: { noun: 'backups', limit: 1 } });
  return items[0]?.id;
}
async function isRestored(before: string | undefined): Promise<boolean> {
  try {
    if ((await lastRestore()) === before) return false;
    const { running, total } = await call('revisions.current', {});
    return running === total;
  } catch (error) {
    // Not there yet, or the one that signs in is another.
    return error instanceof ApiError && error.status === 401;
  }
}
