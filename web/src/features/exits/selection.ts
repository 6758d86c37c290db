// Which exits the bulk bar acts on: rows picked one by one, or everything that matches the query. The address says it too, so that a link shows it,
// as long as it is short: `sel=query`, or the ids of a few.
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
export function selectionText({ ids, all }: Picked): string {
  if (all) return everything;
  return ids.size > mostInAddress ? '' : [...ids].join(',');
}

/** A new query drops the selection: a verb must never act on rows the reader no longer sees. */
export function useSelection(q: string, total: number, url: Url): Selection {
  const said = url.get('sel');
  const [picked, setPicked] = useState<Picked & { readonly q: string }>(() => ({ q, ...readSelection(said) }));
  const now = useMemo(() => (picked.q === q ? picked : { q, ids: new Set<string>(), all: false }), [picked, q]);
  const text = selectionText(now);
  // What the address has said since both were the same: anything else comes from a link.
  const written = useRef(new Set([said]));
  useEffect(() => {
    if (text === said) written.current = new Set([said]);
    else if (written.current.has(said)) {
      written.current.add(text);
      url.set({ sel: text }, 'replace');
    } else setPicked({ q, ...readSelection(said) });
  }, [text, said, q, url]);
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
