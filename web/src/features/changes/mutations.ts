// Taking a change back, with or without what was changed since.
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';
import { useWrite } from '../../lib/use-write.ts';
import { t } from './messages.ts';

export const useTakeBack = (onSaved: () => void) => {
  const client = useQueryClient();
  return useWrite({
    run: ({ id, overwrite }: { id: string; overwrite: boolean; summary: string }) =>
      call('changes.takeBack', { params: { id }, body: { overwrite } }),
    touches: ['changes'],
    // The key for undo goes back, never back and forth.
    undo: () => false,
    saved: (_, { summary }) => t.tookBack(summary),
    onSaved: () => {
      // Whatever the change wrote is as it was: every list may be another now.
      void client.invalidateQueries();
      onSaved();
    },
  });
};
