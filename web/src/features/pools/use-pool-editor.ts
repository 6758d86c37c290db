// One pool while it is edited: what was read, what was typed, and what of it is wrong or unsaved.
import type { Pool } from '@gyre/shared/contract/pools';
import { useState } from 'react';
import { fieldProblems, isConflict } from '../../lib/problems.ts';
import { useCreatePool } from './mutations.ts';
import { differencesBetween, poolDifferences } from './pool-differences.ts';
import { createOfPool, draftOfPool, emptyPool, problemsOfPool, type PoolDraft } from './pool-draft.ts';
import { useSavePool } from './use-save-pool.ts';

/** Without a pool a new one is made. */
export function usePoolEditor(pool: Pool | undefined) {
  const [draft, setDraft] = useState(() => (pool ? draftOfPool(pool) : emptyPool));
  const [tried, setTried] = useState(false);
  const settle = (now: Pool): void => {
    setDraft(draftOfPool(now));
    setTried(false);
  };
  const create = useCreatePool();
  const change = useSavePool(pool, settle);
  const { base, theirs } = change;
  const write = base ? change.update : create;
  const unsaved = differencesBetween(draft, base ? draftOfPool(base) : emptyPool);
  const own = problemsOfPool(draft);
  const said = fieldProblems(write.error);
  const submit = (): void => {
    setTried(true);
    if (write.isPending || Object.keys(own).length > 0) return;
    if (base) void change.saveOver(draft, base, base);
    else create.mutate(createOfPool(draft));
  };
  const told = write.error && !isConflict(write.error) && Object.keys(said).length === 0;
  return {
    base,
    draft,
    setDraft: (next: PoolDraft): void => (setDraft(next), change.forget()),
    unsaved,
    dirty: unsaved.length > 0,
    own,
    /** One message per field, once somebody tried to save. */
    problems: tried ? { ...said, ...own } : {},
    conflict: theirs &&
      base && {
        differences: poolDifferences(draft, theirs, base),
        busy: change.update.isPending,
        onTheirs: () => change.take(theirs),
        onMine: () => void change.saveOver(draft, theirs, base),
      },
    submit,
    discard: () => (base ? change.take(base) : (create.reset(), setDraft(emptyPool))),
    busy: write.isPending,
    /** The new pool once it is there; this page is then about something that exists. */
    created: create.data?.data,
    error: told ? write.error?.message : undefined,
    savedAs: change.savedAs,
  };
}
export type PoolEditor = ReturnType<typeof usePoolEditor>;
