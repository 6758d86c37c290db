// The draft of a dialog that adds something or changes it: what was typed, what is wrong with it here and by the server's word, and whether somebody
// else was faster. Problems show once saving was tried, beside their fields; what belongs to no field is said below.
import { useState } from 'react';
import { t as common } from './messages/common.ts';
import { fieldProblems, isConflict } from './problems.ts';

interface DraftOptions<D> {
  readonly begin: () => D;
  /** By field; nothing = it can be sent. */
  readonly problemsOf: (draft: D) => Readonly<Record<string, string>>;
  readonly write: { readonly error: Error | null; readonly isPending: boolean };
  /** The word on the button. */
  readonly verb: string;
  /** `overwrite`: whatever somebody else wrote meanwhile. */
  readonly save: (draft: D, overwrite: boolean) => void;
}

export function useDraft<D>({ begin, problemsOf, write, verb, save }: DraftOptions<D>) {
  const [start] = useState(begin);
  const [draft, setDraft] = useState(start);
  const [tried, setTried] = useState(false);
  const own = problemsOf(draft);
  const said = fieldProblems(write.error);
  const overwrite = isConflict(write.error);
  const told = write.error && Object.keys(said).length === 0 ? write.error.message : undefined;
  const onSubmit = (): void => {
    setTried(true);
    if (Object.keys(own).length === 0) save(draft, overwrite);
  };
  const frame = {
    verb: overwrite ? common.conflictMine : verb,
    busy: write.isPending,
    dirty: draft !== start,
    error: overwrite ? common.conflictTitle : told,
    onSubmit,
  };
  return { draft, setDraft, problems: tried ? { ...said, ...own } : {}, frame };
}
