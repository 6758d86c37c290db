// Which exits the bulk bar acts on: rows picked one by one, or everything that matches the query.
import { useCallback, useMemo, useState } from 'react';

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

/** A new query drops the selection: a verb must never act on rows the reader no longer sees. */
export function useSelection(q: string, total: number): Selection {
  const [picked, setPicked] = useState<{
    readonly q: string;
    readonly ids: ReadonlySet<string>;
    readonly all: boolean;
  }>({
    q,
    ids: new Set(),
    all: false,
  });
  const now = useMemo(() => (picked.q === q ? picked : { q, ids: new Set<string>(), all: false }), [picked, q]);
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
