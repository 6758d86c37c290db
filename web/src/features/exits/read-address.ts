// What the address of the list asks for. Parts that cannot be read are left out and said, so that a link from elsewhere shows what it can.
import { readExitQuery } from '@gyre/shared/query/exit-query';
import type { Url } from '../../lib/use-url.ts';
import { allColumns } from './columns.tsx';
import { defaultSort, sortOf, type ExitView } from './queries.ts';

export interface Asked extends ExitView {
  /** Ids of columns in their order; none = the usual ones. */
  readonly cols: readonly string[];
  /** As it stood in the address. */
  readonly ignored: readonly string[];
}

export function readAddress({ get }: Pick<Url, 'get'>): Asked {
  const { q, left } = readableQuery(get('q').trim());
  const sort = sortOf(get('sort'));
  const wanted = get('cols').split(',').filter(Boolean);
  const cols = wanted.filter((id) => allColumns.some((one) => one.id === id));
  const strange = wanted.filter((id) => !cols.includes(id)).map((id) => `cols=${id}`);
  const badSort = get('sort') !== '' && get('sort') !== sort ? [`sort=${get('sort')}`] : [];
  return { q, sort, cols, ignored: [...left, ...badSort, ...strange] };
}

/** What the address says once the parts that are ignored are gone. */
export const cleaned = ({ q, sort, cols }: Asked) => ({
  q,
  sort: sort === defaultSort ? null : sort,
  cols: cols.join(','),
});

function readableQuery(text: string): { readonly q: string; readonly left: readonly string[] } {
  const { errors } = readExitQuery(text);
  if (errors.length === 0) return { q: text, left: [] };
  // A wrong value spoils the whole term it stands in.
  const words = [...text.matchAll(/(?:[^\s"]|"(?:[^"\\]|\\.)*"?)+/g)].map((it) => ({ word: it[0], start: it.index }));
  const bad = words.filter(({ word, start }) => errors.some((e) => e.start < start + word.length && e.end > start));
  const good = words.filter((one) => !bad.includes(one)).map(({ word }) => word);
  const q = good.join(' ');
  if (readExitQuery(q).errors.length > 0) return { q: '', left: [text] };
  return { q, left: bad.map(({ word }) => word) };
}
