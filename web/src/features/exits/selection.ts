// Which exits the bulk bar acts on: rows picked one by one, or everything that matches the query. The address says it too, so that a link shows it,
// as long as it is short: the ids of a few, or `sel=query` for all that match, however they were picked.
import { isId } from '@gyre/shared/ids';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Url } from '../../lib/use-url.ts';

export interface Selection {
  readonly size: number;
  /** Everything that matches, whether loaded or not. */
  readonly all: boolean;
  readonly has: (id: string) => boolean;
  readonly toggle: (id: string) => void;
  /** Adds a run of rows. */
  readonly add: (ids: readonly string[]) => void;
  readonly selectAll: () => void;
  readonly clear: () => void;
  /** What the API is told. */
  readonly asked: { readonly ids: string[] } | { readonly q: string };
}

interface Picked {
  readonly ids: ReadonlySet<string>;
  readonly all: boolean;
}
/** More are not in the address. */
const mostInAddress = 20;
const everything = 'query';

export function readSelection(text: string): Picked {
  const ids = text.split(',').filter((id) => isId('exit', id));
  return { ids: new Set(ids.slice(0, mostInAddress)), all: text === everything };
}
/** `total`: rows that match. Many that are not all have no place in a link: as a query they would be more than was picked. */
export function selectionText({ ids, all }: Picked, total: number): string {
  if (all || (ids.size > mostInAddress && ids.size === total)) return everything;
  return ids.size > mostInAddress ? '' : [...ids].join(',');
}

/** A new query drops the selection: a verb must never act on rows the reader no longer sees. */
export function useSelection(q: string, total: number, url: Url): Selection {
  const [picked, setPicked] = useState<Picked & { readonly q: string }>(() => ({
    q,
    ...readSelection(url.get('sel')),
  }));
  const now = useMemo(() => (picked.q === q ? picked : { q, ids: new Set<string>(), all: false }), [picked, q]);
  useShared(selectionText(now, total), url, (said) => setPicked({ q, ...readSelection(said) }));
  const toggle = useCallback(
    (id: string) => {
      // "All but one" cannot be asked of the API, so a row unpicked from everything starts over.
      const ids = new Set(now.ids);
      if (!now.all && !ids.delete(id)) ids.add(id);
      setPicked({ q, ids, all: false });
    },
    [now, q],
  );
  return {
    size: now.all ? total : now.ids.size,
    all: now.all,
    has: (id) => now.all || now.ids.has(id),
    toggle,
    add: (ids) => setPicked({ q, ids: new Set([...now.ids, ...ids]), all: false }),
    selectAll: () => setPicked({ q, ids: new Set(), all: true }),
    clear: () => setPicked({ q, ids: new Set(), all: false }),
    asked: now.all ? { q } : { ids: [...now.ids] },
  };
}

/** Keeps the address saying `text`; what it says that was not written here comes from a link or from Back, and is adopted. */
function useShared(text: string, url: Url, adopt: (said: string) => void): void {
  const said = url.get('sel');
  // The address follows late: it may yet come to say each of these, of which the last one stands in the end.
  const written = useRef({ all: new Set([said]), last: said });
  useEffect(() => {
    const { all, last } = written.current;
    if (text === said && last === said) written.current = { all: new Set([said]), last };
    else if (all.has(said)) {
      all.add(text);
      written.current = { all, last: text };
      url.set({ sel: text }, 'replace');
    } else {
      written.current = { all: new Set([said]), last: said };
      adopt(said);
    }
    // `adopt` is new with each render and does the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [text, said, url]);
}
