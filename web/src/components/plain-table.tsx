// A small table: a real <table> where there is room, cards with named values on a phone. For lists that fit in the page as they are.
import { inOrder, type OrderKey } from '@gyre/shared/order';
import type { ReactNode } from 'react';
import { cn } from '../lib/cn.ts';
import { t } from '../lib/messages/common.ts';
import { usePhone } from '../lib/use-media.ts';
import { useSort } from '../lib/use-sort.ts';
import { IgnoredNote } from './ignored-note.tsx';
import { ariaSort, SortButton, SortSelect, type SortColumn } from './sort-controls.tsx';

export interface PlainColumn<R> {
  readonly id: string;
  readonly title: string;
  /** In the head of the table instead of the title. */
  readonly head?: ReactNode;
  readonly cell: (row: R) => ReactNode;
  readonly end?: boolean;
  /** Only from this width on; phones show it all the same. */
  readonly from?: 'lg' | 'xl' | '2xl';
  /** Rows can be put in order by it: by this key, or by the server, which has more rows than these. The id is its name in the address. */
  readonly sort?: ((row: R) => OrderKey) | 'server';
  /** The first press puts the greatest first: for figures and times. */
  readonly firstDown?: boolean;
  /** Buttons: no visible title, right of the row's name on a phone. */
  readonly verbs?: boolean;
}

interface PlainTableProps<R> {
  readonly name: string;
  readonly rows: readonly R[];
  readonly keyOf: (row: R) => string;
  /** The first one names the row. */
  readonly columns: readonly PlainColumn<R>[];
  /** On a phone two values stand side by side: for short ones. */
  readonly pairs?: boolean;
  /** The parameter of the address with its order, where `sort` is that of another list of the screen. */
  readonly sortParam?: string;
}
interface FormProps<R> extends PlainTableProps<R> {
  readonly sort: string;
  readonly onSort: (sort: string) => void;
}

export function PlainTable<R>(props: PlainTableProps<R>) {
  const { rows, columns, sortParam } = props;
  const phone = usePhone();
  const { sort, onSort, ignored, drop } = useSort(
    sortable(columns).map(({ field }) => field),
    sortParam,
  );
  const key = columns.find(({ id }) => id === sort.replace(/^-/, ''))?.sort;
  const shown = typeof key === 'function' ? inOrder(rows, key, sort.startsWith('-')) : rows;
  // One row has no order to choose.
  const offered = rows.length > 1 || sort !== '' ? columns : columns.map(({ sort: _, ...column }) => column);
  const form = { ...props, rows: shown, columns: offered, sort, onSort };
  return (
    <>
      {sortable(columns).length > 0 && <IgnoredNote parts={ignored} onDrop={drop} />}
      {phone ? <Cards {...form} /> : <Wide {...form} />}
    </>
  );
}

const sortable = <R,>(columns: readonly PlainColumn<R>[]): readonly SortColumn<string>[] =>
  columns.flatMap(({ id, title, sort, firstDown = false }) => (sort ? [{ field: id, title, firstDown }] : []));

const shownFrom = { lg: 'hidden lg:table-cell', xl: 'hidden xl:table-cell', '2xl': 'hidden 2xl:table-cell' };

function Wide<R>({ name, rows, keyOf, columns, sort, onSort }: FormProps<R>) {
  const look = (column: PlainColumn<R>): string =>
    cn('px-3 py-(--cell)', column.end && 'text-right', column.from && shownFrom[column.from]);
  return (
    // What is there for ears alone is placed absolutely: without this it would widen the page.
    <div className="relative overflow-x-auto rounded-panel border border-line">
      <table className="w-full text-left text-13">
        <caption className="sr-only">{name}</caption>
        <thead className="bg-surface text-12 text-ink-2">
          <tr>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                aria-sort={column.sort && !column.head ? ariaSort(sort, column.id) : undefined}
                className={cn(look(column), 'font-medium whitespace-nowrap')}
              >
                <Head column={column} sort={sort} onSort={onSort} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className="border-t border-line hover:bg-surface">
              {columns.map((column, i) =>
                i === 0 ? (
                  <th key={column.id} scope="row" className={cn(look(column), 'font-medium')}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.id} className={cn(look(column), column.verbs && 'w-px whitespace-nowrap')}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeadProps<R> extends Pick<FormProps<R>, 'sort' | 'onSort'> {
  readonly column: PlainColumn<R>;
}
function Head<R>({ column: { id, title, head, sort: by, firstDown = false, verbs }, sort, onSort }: HeadProps<R>) {
  if (head) return <>{head}</>;
  if (by) return <SortButton field={id} {...{ title, firstDown, sort, onSort }} />;
  return <span className={cn(verbs && 'sr-only')}>{title}</span>;
}

function Cards<R>({ name, rows, keyOf, columns, pairs, sort, onSort }: FormProps<R>) {
  const [title, ...rest] = columns;
  const verbs = rest.filter((column) => column.verbs);
  const facts = rest.filter((column) => !column.verbs);
  const orders = sortable(columns);
  return (
    <div className="flex flex-col gap-2">
      {orders.length > 0 && (
        <div className="flex justify-end">
          <SortSelect usual columns={orders} sort={sort} onSort={onSort} />
        </div>
      )}
      <ul aria-label={name} className="flex flex-col divide-y divide-line rounded-panel border border-line">
        {rows.map((row) => (
          <li key={keyOf(row)} className="p-3 text-13">
            <div className="mb-2 flex items-start justify-between gap-2">
              <div className="min-w-0 font-medium">{title?.cell(row)}</div>
              {verbs.map((column) => (
                <span key={column.id}>{column.cell(row)}</span>
              ))}
            </div>
            <dl
              className={cn(
                'grid gap-x-3 gap-y-1',
                pairs ? 'grid-cols-2' : 'grid-cols-[minmax(88px,auto)_minmax(0,1fr)]',
              )}
            >
              {facts.map((column) => (
                <div key={column.id} className={pairs ? 'flex min-w-0 flex-wrap gap-x-2' : 'contents'}>
                  <dt className="text-ink-3">{column.title}</dt>
                  <dd className="min-w-0 break-words">{column.cell(row)}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Keeps the place of a table while its first rows are on the way. */
export function TableSkeleton({ rows = 4 }: { readonly rows?: number }) {
  return (
    <div
      role="status"
      aria-label={t.loading}
      className="flex flex-col divide-y divide-line rounded-panel border border-line"
    >
      {Array.from({ length: rows }, (_, i) => (
        <div key={i} className="flex h-11 items-center gap-6 px-3">
          <span className="h-3 w-32 rounded-control bg-raised" />
          <span className="h-3 w-48 rounded-control bg-raised max-md:hidden" />
          <span className="ml-auto h-3 w-16 rounded-control bg-raised" />
        </div>
      ))}
    </div>
  );
}
