// Columns of the list: which, and in which order, by pressing or by keys; the choice is part of the address. Narrow screens have no room for it.
import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { IconButton } from '../../../components/ui/icon-button.tsx';
import { Checkbox } from '../../../components/ui/inputs.tsx';
import { Popover } from '../../../components/ui/popover.tsx';
import { announce } from '../../../lib/announce.ts';
import { useMedia } from '../../../lib/use-media.ts';
import { allColumns, type ExitColumn } from '../columns.tsx';
import { useColumns } from '../use-columns.ts';
import { t } from '../view-messages.ts';

export function ColumnChoice() {
  const roomy = useMedia('(min-width: 1024px)');
  const { columns, chosen, choose } = useColumns();
  if (!roomy) return null;
  const ids = columns.map(({ id }) => id);
  const others = allColumns.filter(({ id }) => !ids.includes(id));
  const toggle = (id: string): void => choose(ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]);
  const move = ({ id, title }: ExitColumn, step: number): void => {
    const from = ids.indexOf(id);
    const to = from + step;
    if (from < 0 || to < 0 || to >= ids.length) return;
    const next = ids.filter((one) => one !== id);
    next.splice(to, 0, id);
    choose(next);
    announce(t.columnAt(title, to + 1));
  };
  const onKeyDown = (event: KeyboardEvent, column: ExitColumn): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(column, event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <Popover
      name={t.columns}
      trigger={<Button icon={<Columns3 size={14} aria-hidden="true" />}>{t.columns}</Button>}
      align="end"
    >
      <div className="flex max-h-[70dvh] w-64 flex-col gap-1 overflow-y-auto p-3">
        <p className="text-12 text-ink-3">{t.columnsHint}</p>
        <ul aria-label={t.columnsShown} className="flex flex-col">
          {columns.map((column, at) => (
            <li
              key={column.id}
              onKeyDown={(event) => onKeyDown(event, column)}
              className="flex items-center justify-between"
            >
              <Checkbox
                label={column.title}
                checked
                disabled={column.id === 'label'}
                onChange={() => toggle(column.id)}
              />
              <span className="flex">
                <IconButton small name={t.columnUp(column.title)} disabled={at === 0} onClick={() => move(column, -1)}>
                  <ArrowUp size={14} aria-hidden="true" />
                </IconButton>
                <IconButton
                  small
                  name={t.columnDown(column.title)}
                  disabled={at === columns.length - 1}
                  onClick={() => move(column, 1)}
                >
                  <ArrowDown size={14} aria-hidden="true" />
                </IconButton>
              </span>
            </li>
          ))}
        </ul>
        <ul aria-label={t.columnsOther} className="flex flex-col border-t border-line pt-1">
          {others.map(({ id, title }) => (
            <li key={id}>
              <Checkbox label={title} checked={false} onChange={() => toggle(id)} />
            </li>
          ))}
        </ul>
        {chosen && (
          <Button small look="quiet" onClick={() => choose([])}>
            {t.columnsUsual}
          </Button>
        )}
      </div>
    </Popover>
  );
}
