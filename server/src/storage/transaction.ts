// One transaction, and what is to happen once it is safe.
import type Sqlite from 'better-sqlite3';

export type AfterCommit = (hook: () => void) => void;

/**
 * Runs `work` in a transaction that takes the write lock at once. Hooks run after the commit, in order, each given its chance; what one throws
 * goes to `hookFailed`, because the write stands whatever they do.
 * @throws Error when called inside another transaction.
 */
export function transact<T>(
  sqlite: Sqlite.Database,
  work: (afterCommit: AfterCommit) => T,
  hookFailed: (error: unknown) => void,
): T {
  if (sqlite.inTransaction) throw new Error('a write inside a write');
  const hooks: (() => void)[] = [];
  const result = sqlite.transaction(() => work((hook) => hooks.push(hook))).immediate();
  for (const hook of hooks) {
    try {
      hook();
    } catch (error) {
      hookFailed(error);
    }
  }
  return result;
}
