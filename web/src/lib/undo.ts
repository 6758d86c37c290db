// Undo: the last change of this tab is taken back by its revision, from its notice or by `u`. It is remembered while the tab is open, so that
// going elsewhere or loading the page again loses nothing; what is older is in Changes.
import type { Change } from '@gyre/shared/contract/changes';
import type { QueryClient } from '@tanstack/react-query';
import { call } from './api-client.ts';
import { t } from './messages/undo.ts';
import { noteOwnWrite } from './own-writes.ts';
import { session, whenSignedOut, withSession } from './session.ts';
import { toast } from './toasts.ts';
import { awaitRun } from './write-runs.ts';

const keptAs = 'gyre.undo';

/** By the revision of the write, or by the id of the change where that has several. */
export function noteUndo(what: number | string): void {
  keepUndo(String(what));
}
export function lastUndo(): number | string | null {
  const kept = keptUndo();
  if (kept?.startsWith('change_') === true) return kept;
  const revision = Number(kept ?? Number.NaN);
  return Number.isInteger(revision) ? revision : null;
}
whenSignedOut(() => keepUndo(null));

/** Takes back the change with this revision; says what became of it. */
export const undo = (client: QueryClient, revision: number): Promise<void> =>
  undoing(client, revision, () => writeOf(revision));
/** Takes back the change with this id. */
export const undoChange = (client: QueryClient, id: string): Promise<void> =>
  undoing(client, id, () => call('changes.get', { params: { id } }));

async function undoing(
  client: QueryClient,
  what: number | string,
  find: () => Promise<Change | undefined>,
): Promise<void> {
  try {
    const done = await withSession(async () => {
      const change = await find();
      if (change === undefined || change.notTakenBack !== null) return undefined;
      return { change, report: await call('changes.takeBack', { params: { id: change.id }, body: {} }) };
    });
    if (lastUndo() === what) keepUndo(null);
    if (done === undefined) return toast({ kind: 'info', text: t.nothing });
    const { report, change } = done;
    if (report.revision !== null) noteOwnWrite(report.revision);
    awaitRun(report.run);
    void client.invalidateQueries();
    // A large one goes on, and is told when it ends.
    if (report.run !== null) return;
    toast({ kind: 'saved', text: t.undone(change.summary), revision: report.revision ?? undefined });
  } catch (error) {
    toast({ kind: 'failed', text: t.failed, detail: error instanceof Error ? error.message : '' });
  }
}

/**
 * The own write that made this revision. Notes that are no write of their own, and what others do, may carry the revision they found:
 * the write itself is the oldest of them.
 */
async function writeOf(revision: number): Promise<Change | undefined> {
  const actor = session.get().identity?.name;
  if (actor === undefined) return undefined;
  let oldest: Change | undefined;
  for (let cursor: string | null = ''; cursor !== null;) {
    const more: { readonly cursor?: string } = cursor === '' ? {} : { cursor };
    const page = await call('changes.list', { query: { revision, actor, limit: 500, ...more } });
    oldest = page.items.filter((one) => one.objects > 0 && one.via === 'dashboard').at(-1) ?? oldest;
    cursor = page.nextCursor;
  }
  return oldest;
}

/** For the `u` key. */
export function undoLast(client: QueryClient): void {
  const what = lastUndo();
  if (what === null) toast({ kind: 'info', text: t.nothing });
  else if (typeof what === 'string') void undoChange(client, what);
  else void undo(client, what);
}

/** A browser that forbids storage forgets it. */
function keptUndo(): string | null {
  try {
    return sessionStorage.getItem(keptAs);
  } catch {
    return null;
  }
}
function keepUndo(revision: string | null): void {
  try {
    if (revision === null) sessionStorage.removeItem(keptAs);
    else sessionStorage.setItem(keptAs, revision);
  } catch {
    // There is no undo by key then; that of the notice works.
  }
}
