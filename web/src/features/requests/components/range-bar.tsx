// The span of time of the list, and its export.
import { Download } from 'lucide-react';
import { RangeSelect } from '../../../components/range-select.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { Menu, MenuLabel, MenuLink } from '../../../components/ui/menu.tsx';
import { urlOf } from '../../../lib/api-client.ts';
import { t } from '../messages.ts';
import { askOf, type Asked } from '../tail.ts';

interface RangeProps {
  readonly asked: Asked;
  readonly onSet: (to: { readonly from: string | null; readonly to: null }) => void;
}

const offered = ['-15m', '-1h', '-24h', '-7d'] as const;

export function RangeBar({ asked, onSet }: RangeProps) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div className="min-w-36">
        <RangeSelect from={asked.from} to={asked.to} offered={offered} none={t.live} onSet={onSet} />
      </div>
      <ExportMenu asked={asked} />
    </div>
  );
}

function ExportMenu({ asked }: { readonly asked: Asked }) {
  const href = (format: 'csv' | 'json'): string => urlOf('requests.export', undefined, { format, ...askOf(asked) });
  return (
    <Menu trigger={<Button icon={<Download size={14} aria-hidden="true" />}>{t.export}</Button>}>
      <MenuLabel>{t.exportShown}</MenuLabel>
      <MenuLink href={href('csv')} download>
        {t.exportCsv}
      </MenuLink>
      <MenuLink href={href('json')} download>
        {t.exportJson}
      </MenuLink>
    </Menu>
  );
}
