// The rows near the viewport of a list that may hold 100,000 exits. The server keeps the order; the page asks for windows by index, so a jump is one
// request. Who writes or what happens changes what rows say, never where they stand: that waits for "Refresh order".
import type { Exit } from '@gyre/shared/contract/exits';
import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import { exitOrderQuery, exitWindowQuery, type ExitView, type ExitWindow } from './queries.ts';
import { orderAsked } from './order-asked.ts';
import { type Range, startOf, windowsFor } from './row-windows.ts';
import { useStore } from '../../lib/store.ts';

export interface ExitRows {
  /** Everything that matched when the order was made, loaded or not. */
  readonly total: number;
  /** Undefined: not here yet; null: removed since the order was made. */
  readonly rowAt: (index: number) => Exit | null | undefined;
  /** It does not match the query any more, or is gone. */
  readonly isMisfit: (index: number) => boolean;
  /** Where the exit is that was asked for. */
  readonly at: number | null;
  /** Rows in view that do not belong where they stand. */
  readonly misfits: number;
  /** When the order was made, epoch ms. */
  readonly builtAt: number;
  /** The first rows have not arrived yet. */
  readonly loading: boolean;
  /** These rows belong to the query before; the new ones are on their way. */
  readonly old: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** `at`: an exit whose index is wanted; '' for none. */
export function useExitRows(view: ExitView, range: Range, at: string): ExitRows {
  const client = useQueryClient();
  const asked = useStore(orderAsked);
  const orderQuery = exitOrderQuery(client, view, asked, at);
  const order = useQuery({ ...orderQuery, placeholderData: keepPreviousData });
  const old = order.isPlaceholderData;
  const { handle = '', total = 0, builtAt = 0 } = order.data ?? {};
  const { first, last } = range;
  const starts = useMemo(() => (old ? [] : windowsFor({ first, last }, total)), [old, first, last, total]);
  const rest = useQueries({ queries: starts.map((start) => exitWindowQuery(view, handle, start)) });

  // Its order was gone after minutes without use: what was built again takes its place.
  const renewed = rest.find((one) => one.data !== undefined && one.data.handle !== handle)?.data;
  useEffect(() => {
    if (renewed === undefined) return;
    client.setQueryData(orderQuery.queryKey, (now) => now && { ...now, handle: renewed.handle, total: renewed.total });
  });

  const windows = new Map<number, ExitWindow>();
  if (order.data) windows.set(0, order.data);
  starts.forEach((start, i) => {
    const data = rest[i]?.data;
    if (data) windows.set(start, data);
  });
  const failed = order.isError ? order : rest.find((one) => one.isError);
  const retry = useCallback(() => void failed?.refetch(), [failed]);
  const windowAt = (index: number): ExitWindow | undefined => windows.get(startOf(index));
  return {
    ...{ total, builtAt, old, retry, at: order.data?.at ?? null },
    rowAt: (index) => windowAt(index)?.items[index - startOf(index)],
    isMisfit: (index) => windowAt(index)?.misfits.includes(index - startOf(index)) === true,
    misfits: [...windows.values()].reduce((sum, it) => sum + it.misfits.length, 0),
    loading: order.data === undefined && !order.isError,
    error: failed?.error ?? null,
  };
}
