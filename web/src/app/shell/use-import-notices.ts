// Imports: quarters aloud while one of one's own runs, and how one ended that an earlier page of this tab had sent; the page that sent it tells itself.
import type { ImportRun } from '@gyre/shared/contract/import-runs';
import { type QueryClient, useIsMutating, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { announce } from '../../lib/announce.ts';
import { awaitedImports, importKey, isOwnImport } from '../../lib/import-runs.ts';
import { t as undoT } from '../../lib/messages/undo.ts';
import { t } from '../../lib/messages/write-runs.ts';
import { noteOwnWrite } from '../../lib/own-writes.ts';
import { toast } from '../../lib/toasts.ts';
import { noteUndo, undo } from '../../lib/undo.ts';
import { isUnderWay, percentOf } from '../../lib/write-runs.ts';

export function useImportNotices(runs: readonly ImportRun[] | undefined): void {
  const client = useQueryClient();
  const sending = useIsMutating({ mutationKey: importKey }) > 0;
  const looked = useRef(false);
  const said = useRef('');
  useEffect(() => {
    if (runs === undefined) return;
    const mine = runs.filter(isOwnImport);
    const first = mine.find(isUnderWay);
    if (first !== undefined) {
      const quarter = Math.floor(percentOf(first) / 25) * 25;
      const now = `${first.id} ${quarter}`;
      if (now !== said.current) announce(t.importingShare(quarter));
      said.current = now;
    }
    if (!looked.current && !sending) for (const run of mine.filter(isUnderWay)) awaitedImports.add(run.id);
    looked.current = true;
    const awaited = awaitedImports.all();
    const ended = mine.filter((run) => awaited.includes(run.id) && !isUnderWay(run));
    if (ended.length === 0) return;
    awaitedImports.keep(awaited.filter((id) => !ended.some((run) => run.id === id)));
    void client.invalidateQueries();
    for (const run of ended) tellEnd(run, client);
  }, [runs, client, sending]);
}

function tellEnd({ course, added, updated, revision, problem }: ImportRun, client: QueryClient): void {
  if (course === 'stopped') return toast({ kind: 'info', text: t.importStopped });
  if (course !== 'whole') return toast({ kind: 'failed', text: t.importFailed, detail: problem ?? '' });
  const text = t.imported(added, updated);
  if (revision === null) return toast({ kind: 'saved', text });
  noteOwnWrite(revision);
  noteUndo(revision);
  toast({ kind: 'saved', text, revision, action: { label: undoT.undo, run: () => void undo(client, revision) } });
}
