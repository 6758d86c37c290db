// Further columns of the list; the choice is part of the address. Narrow screens have no room for more.
import { Columns3 } from 'lucide-react';
import { Button } from '../../../components/ui/button.tsx';
import { Checkbox } from '../../../components/ui/inputs.tsx';
import { Popover } from '../../../components/ui/popover.tsx';
import { useMedia } from '../../../lib/use-media.ts';
import { useUrl } from '../../../lib/use-url.ts';
import { optionalColumns } from '../columns.tsx';
import { t } from '../messages.ts';

export function ColumnChoice() {
  const url = useUrl();
  const roomy = useMedia('(min-width: 1024px)');
  const wanted = url.get('cols').split(',').filter(Boolean);
  const toggle = (id: string): void => {
    const next = wanted.includes(id) ? wanted.filter((one) => one !== id) : [...wanted, id];
    url.set({ cols: next.join(',') }, 'replace');
  };
  if (!roomy) return null;
  return (
    <Popover
      name={t.columnsHelp}
      trigger={<Button icon={<Columns3 size={14} aria-hidden="true" />}>{t.columns}</Button>}
    >
      <div className="flex w-44 flex-col gap-1 p-3">
        {optionalColumns.map(({ id, title }) => (
          <Checkbox key={id} label={title} checked={wanted.includes(id)} onChange={() => toggle(id)} />
        ))}
      </div>
    </Popover>
  );
}
