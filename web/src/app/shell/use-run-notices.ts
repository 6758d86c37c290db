// What becomes of one's own large writes, said once: quarters aloud while they run, and a notice with Undo at the end. Those under way are kept
// for the tab, so that loading the page again in between loses no notice.
import type { WriteRun } from '@gyre/shared/contract/write-runs';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { announce } from '../../lib/announce.ts';
import { formatCount } from '../../lib/format.ts';
import { t as undoT } from '../../lib/messages/undo.ts';
import { t } from '../../lib/messages/write-runs.ts';
import { noteOwnRun } from '../../lib/own-writes.ts';
import { session } from '../../lib/session.ts';
import { toast } from '../../lib/toasts.ts';
import { noteUndo, undoChange } from '../../lib/undo.ts';
import { awaitedWrites, isUnderWay, percentOf } from '../../lib/write-runs.ts';

export function useRunNotices(runs: readonly WriteRun[] | undefined): void {
  const client = useQueryClient();
  const said = useRef('');
  useEffect(() => {
    if (runs === undefined) return;
    const mine = runs.filter((run) => run.actor === session.get().identity?.name);
    const awaited = awaitedWrites.all();
    awaitedWrites.keep(mine.filter(isUnderWay).map((run) => run.id));
    const first = mine.find(isUnderWay);
    noteOwnRun(first !== undefined);
    if (first !== undefined) {
      const quarter = Math.floor(percentOf(first) / 25) * 25;
      const now = `${first.id} ${quarter}`;
      if (now !== said.current) announce(t.running(quarter));
      said.current = now;
    }
    for (const run of mine) {
      if (isUnderWay(run) || !awaited.includes(run.id)) continue;
      void client.invalidateQueries();
      const undoes = run.takesBack === null;
      if (undoes) noteUndo(run.id);
      const action = undoes ? { label: undoT.undo, run: () => void undoChange(client, run.id) } : undefined;
      const [done, total] = [formatCount(run.done), formatCount(run.total)];
      const { course } = run;
      const text =
        course === 'whole' || course === 'under-way' ? t.whole(run.summary, done) : t[course](run.summary, done, total);
      const left = run.left > 0 ? t.left(formatCount(run.left)) : undefined;
      const kind = course === 'whole' ? 'saved' : course === 'stopped' ? 'info' : 'failed';
      toast({ kind, text, detail: run.problem ?? left, revision: run.revision, action });
    }
  }, [runs, client]);
}
