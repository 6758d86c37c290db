// Putting a list in order: the title of a column as a button where there are titles, a choice where there are none.
import { ArrowDown, ArrowUp } from 'lucide-react';
import { cn } from '../lib/cn.ts';
import { t } from '../lib/messages/lists.ts';
import { nextSort } from '../lib/sort-address.ts';
import { Select } from './ui/inputs.tsx';

export interface SortColumn<F extends string> {
  readonly field: F;
  readonly title: string;
  /** Figures and times: the first press puts the greatest first. */
  readonly firstDown: boolean;
}
type Sort<F extends string> = F | `-${F}`;

/** For `aria-sort` of the column's header. */
export const ariaSort = (sort: string, field: string): 'ascending' | 'descending' | 'none' =>
  sort === field ? 'ascending' : sort === `-${field}` ? 'descending' : 'none';

interface ButtonProps<F extends string> extends SortColumn<F> {
  /** '' is the usual order. */
  readonly sort: string;
  readonly onSort: (sort: Sort<F>) => void;
}

export function SortButton<F extends string>({ field, title, firstDown, sort, onSort }: ButtonProps<F>) {
  const how = ariaSort(sort, field);
  return (
    <button
      type="button"
      onClick={() => onSort(nextSort(sort, field, firstDown))}
      className={cn(
        // Taller than the line it stands in, which it must not stretch.
        '-mx-1 -my-[5px] inline-flex h-7 items-center gap-1 rounded-control px-1 hover:text-ink',
        how !== 'none' && 'text-ink',
      )}
    >
      {title}
      {how === 'ascending' && <ArrowUp size={12} aria-hidden="true" />}
      {how === 'descending' && <ArrowDown size={12} aria-hidden="true" />}
    </button>
  );
}

interface SelectProps<F extends string> {
  readonly columns: readonly SortColumn<F>[];
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  /** The list has an order of its own that is none of these. */
  readonly usual?: boolean;
}

export function SortSelect<F extends string>({ columns, sort, onSort, usual }: SelectProps<F>) {
  const both = columns.flatMap(({ field, title, firstDown }) => {
    const up = [field, `${title}, ${t.ascending}`] as const;
    const down = [`-${field}`, `${title}, ${t.descending}`] as const;
    return firstDown ? [down, up] : [up, down];
  });
  return (
    <div className="w-44">
      <Select aria-label={t.sortBy} value={sort} onChange={(event) => onSort(event.target.value)}>
        {usual && <option value="">{t.asItComes}</option>}
        {both.map(([value, title]) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </Select>
    </div>
  );
}
