// Which columns the grid shows, in which order: as the address says; else what this admin chose in this browser; else what there is room for.
import { useEffect, useRef } from 'react';
import { keep, readKept } from '../../lib/kept.ts';
import { session } from '../../lib/session.ts';
import { useMedia } from '../../lib/use-media.ts';
import { useUrl } from '../../lib/use-url.ts';
import { columnsOf, type ExitColumn, middleColumns, narrowColumns, wideColumns } from './columns.tsx';
import { readAddress } from './read-address.ts';

export interface ColumnsChosen {
  readonly columns: readonly ExitColumn[];
  /** Somebody chose them, whether here or in a link. */
  readonly chosen: boolean;
  /** None: the usual ones again. */
  readonly choose: (ids: readonly string[]) => void;
}

const keptName = (): string => `gyre.columns.${session.get().identity?.name ?? ''}`;

export function useColumns(): ColumnsChosen {
  const url = useUrl();
  const wide = useMedia('(min-width: 1600px)');
  const middle = useMedia('(min-width: 1024px)');
  const { cols } = readAddress(url);
  const choose = (ids: readonly string[]): void => {
    keep(keptName(), ids.join(','));
    url.set({ cols: ids.join(',') }, 'replace');
  };
  const usual = wide ? wideColumns : middleColumns;
  const columns = !middle ? narrowColumns : cols.length > 0 ? columnsOf(cols) : usual;
  return { columns, chosen: cols.length > 0, choose };
}

/** Puts the kept columns into an address that names none, so that a copied link shows the same ones. Once, when the list is opened. */
export function useKeptColumns(): void {
  const { get, set } = useUrl();
  const opened = useRef(false);
  useEffect(() => {
    if (opened.current) return;
    opened.current = true;
    const kept = readKept(keptName()) ?? '';
    if (kept !== '' && get('cols') === '' && get('view') === '') set({ cols: kept }, 'replace');
  }, [get, set]);
}
