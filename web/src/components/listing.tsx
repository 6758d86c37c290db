// A list in each of its states: on the way, not readable, empty, or its rows. What was read stays when reading it again fails.
import type { ReactNode } from 'react';
import { ErrorPanel } from './error-panel.tsx';
import { TableSkeleton } from './plain-table.tsx';

/** A query of a list, as far as a screen needs it. */
export interface ListingRead<R> {
  readonly data?: { readonly items: readonly R[] } | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

interface ListingProps<R> {
  readonly read: ListingRead<R>;
  /** Rows the skeleton has. */
  readonly expect?: number;
  readonly empty: ReactNode;
  readonly children: (rows: readonly R[]) => ReactNode;
}

export function Listing<R>({ read: { data, error, refetch }, expect, empty, children }: ListingProps<R>) {
  if (data) return data.items.length === 0 ? empty : children(data.items);
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  return <TableSkeleton rows={expect} />;
}
