// A write as a hook: waits for a lost session, refetches the nouns it touched, and says "saved" together with where it is running.
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { t } from './messages/undo.ts';
import { noteOwnWrite } from './own-writes.ts';
import { withSession } from './session.ts';
import { toast } from './toasts.ts';
import { noteUndo, undo } from './undo.ts';

interface WriteOptions<V, R> {
  /** A name others can ask for while it runs. */
  readonly key?: readonly string[];
  readonly run: (variables: V) => Promise<R>;
  /** First parts of the query keys that are out of date afterwards. */
  readonly touches: readonly string[];
  /** Sentence of the notice; none when the screen itself shows the result. */
  readonly saved?: (answer: R, variables: V) => string | null;
  readonly onSaved?: (answer: R, variables: V) => void;
  /** For writes without a form to show the reason in. */
  readonly failed?: string;
  /** Whether this write made a change that can be taken back; yes unless said. */
  readonly undo?: (answer: R, variables: V) => boolean;
}

export function useWrite<V, R extends { readonly revision?: number | null } | null>(
  options: WriteOptions<V, R>,
): UseMutationResult<R, Error, V> {
  const client = useQueryClient();
  return useMutation<R, Error, V>({
    ...(options.key === undefined ? {} : { mutationKey: options.key }),
    mutationFn: (variables) => withSession(() => options.run(variables)),
    onSuccess: (answer, variables) => {
      const revision = answer?.revision ?? undefined;
      if (revision !== undefined) noteOwnWrite(revision);
      for (const noun of [...options.touches, 'overview']) void client.invalidateQueries({ queryKey: [noun] });
      const text = options.saved?.(answer, variables);
      const undoable = revision !== undefined && (options.undo?.(answer, variables) ?? true);
      if (undoable) noteUndo(revision);
      const action = undoable ? { label: t.undo, run: () => void undo(client, revision) } : undefined;
      if (text) toast({ kind: 'saved', text, revision, action });
      options.onSaved?.(answer, variables);
    },
    onError: (error) => {
      if (options.failed) toast({ kind: 'failed', text: options.failed, detail: error.message });
    },
  });
}
