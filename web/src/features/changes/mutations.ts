// Taking a change back, with or without what was changed since.
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';
import { useWrite } from '../../lib/use-write.ts';
import { awaitRun } from '../../lib/write-runs.ts';
import { t } from './messages.ts';

export const useTakeBack = (onSaved: () => void) => {
  const client = useQueryClient();
  return useWrite({
    run: ({ id, overwrite }: { id: string; overwrite: boolean; summary: string }) =>
      call('changes.takeBack', { params: { id }, body: { overwrite } }),
    touches: ['changes', 'write-runs'],
    // The key for undo goes back, never back and forth.
    undo: () => false,
    // A large one goes on, and is told when it ends.
    saved: ({ run }, { summary }) => (run !== null ? null : t.tookBack(summary)),
    onSaved: ({ run }) => {
      awaitRun(run);
      // Whatever the change wrote is as it was: every list may be another now.
      void client.invalidateQueries();
      onSaved();
    },
  });
};
