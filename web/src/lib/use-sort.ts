// The order of one list, read from and written to the address; choosing one is a step one can go back from.
import { sortIn } from './sort-address.ts';
import { useUrl } from './use-url.ts';

export interface SortState {
  /** '' is the list's usual order. */
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  /** What the address says, when it names no field: for the note about it. */
  readonly ignored: readonly string[];
  readonly drop: () => void;
}

/** `param`: another name where a screen has two lists. */
export function useSort(fields: readonly string[], param = 'sort'): SortState {
  const url = useUrl();
  const sort = sortIn(url, fields, param);
  const said = url.get(param);
  return {
    sort,
    onSort: (next) => url.set({ [param]: next }),
    ignored: said === sort ? [] : [`${param}=${said}`],
    drop: () => url.set({ [param]: null }, 'replace'),
  };
}
