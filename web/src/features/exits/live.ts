// How live events patch what is shown of exits: figures change in place; rows never move under the reader. When somebody else
// wrote, the list says so and waits for a press, except where nothing is shown yet.
import type { Exit } from '@gyre/shared/contract/exits';
import type { QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ExitPatch, LiveBatch } from '../../lib/live-buffer.ts';
import { onLive } from '../../lib/live.ts';
import { isOwnWrite } from '../../lib/own-writes.ts';
import { exitEventsQuery } from '../../lib/queries.ts';
import { refreshOrder } from './order-asked.ts';
import { exitListsKey } from './queries.ts';

interface Page {
  readonly items: readonly (Exit | null)[];
}

const patched = (exit: Exit, patch: ExitPatch): Exit => ({ ...exit, health: patch.health, traffic: patch.traffic });

/** The same page when no row of it moved, so that nothing renders again. */
export function patchPage<P extends Page>(page: P, patches: ReadonlyMap<string, ExitPatch>): P {
  let moved = false;
  const items = page.items.map((exit) => {
    const patch = exit === null ? undefined : patches.get(exit.id);
    if (exit === null || !patch) return exit;
    moved = true;
    return patched(exit, patch);
  });
  return moved ? { ...page, items } : page;
}

/** Patches the pages on screen and the open exit. */
export function patchExits(client: QueryClient, patches: ReadonlyMap<string, ExitPatch>): void {
  if (patches.size === 0) return;
  client.setQueriesData<Page>({ queryKey: exitListsKey, type: 'active' }, (page) => page && patchPage(page, patches));
  for (const [id, patch] of patches) {
    client.setQueryData<Exit>(['exits', 'one', id], (exit) => exit && patched(exit, patch));
  }
}

const byOthers = (batch: LiveBatch): boolean => {
  const change = batch.changed.get('exits');
  return change !== undefined && [...change.revisions].some((revision) => !isOwnWrite(revision));
};

const showsNothing = (client: QueryClient): boolean =>
  client
    .getQueriesData<Page>({ queryKey: exitListsKey, type: 'active' })
    .every(([, page]) => page === undefined || page.items.length === 0);

/** Follows the stream. `changedAt` is when somebody else changed exits since the list was last read, or null. */
export function useExitsLive(): { readonly changedAt: number | null; readonly refresh: () => void } {
  const client = useQueryClient();
  const [changedAt, setChangedAt] = useState<number | null>(null);
  useEffect(
    () =>
      onLive((batch) => {
        patchExits(client, batch.exits);
        if (!byOthers(batch)) return;
        void client.invalidateQueries({ queryKey: ['exits', 'summary'] });
        void client.invalidateQueries({ queryKey: ['exits', 'draining'] });
        // Where no row is shown there is nothing to drag away; rows that are shown say what is now, where they stand.
        if (showsNothing(client)) return refreshOrder();
        void client.invalidateQueries({ queryKey: exitListsKey });
        setChangedAt((before) => before ?? Date.now());
      }),
    [client],
  );
  const refresh = (): void => {
    setChangedAt(null);
    refreshOrder();
  };
  return { changedAt, refresh };
}

/** Reads the timeline of an exit again when something happened to it. */
export function useEventsLive(exitId: string): void {
  const client = useQueryClient();
  useEffect(
    () =>
      onLive(({ health }) => {
        if (health?.events.some((event) => event.exitId === exitId) === true)
          void client.invalidateQueries({ queryKey: exitEventsQuery(exitId).queryKey });
      }),
    [client, exitId],
  );
}
