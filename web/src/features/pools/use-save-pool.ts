// Saving a pool over the version that was read; when somebody else saved first, theirs is fetched and left to the person.
import type { Pool } from '@gyre/shared/contract/pools';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isConflict } from '../../lib/problems.ts';
import { useUpdatePool } from './mutations.ts';
import { updateOfPool, type PoolDraft } from './pool-draft.ts';
import { poolQuery } from './queries.ts';

/** `settle` hears the pool that is now in force. */
export function useSavePool(pool: Pool | undefined, settle: (now: Pool) => void) {
  const [base, setBase] = useState(pool);
  const [theirs, setTheirs] = useState<Pool | null>(null);
  const [savedAs, setSavedAs] = useState<number | null>(null);
  const client = useQueryClient();
  const update = useUpdatePool();
  const take = (now: Pool): void => {
    update.reset();
    setBase(now);
    setTheirs(null);
    settle(now);
  };
  /** Sends what `draft` changes against `from`, over the version of `over`. */
  const saveOver = async (draft: PoolDraft, over: Pool, from: Pool): Promise<void> => {
    const body = updateOfPool(draft, from);
    if (Object.keys(body).length === 0) return take(over);
    try {
      const { data, revision } = await update.mutateAsync({ id: over.id, body, ifVersion: over.version });
      client.setQueryData(poolQuery(data.id).queryKey, data);
      take(data);
      setSavedAs(revision);
    } catch (error) {
      if (isConflict(error)) setTheirs(await client.fetchQuery({ ...poolQuery(over.id), staleTime: 0 }));
    }
  };
  return { base, theirs, update, take, saveOver, savedAs, forget: (): void => setSavedAs(null) };
}
