// The span of time of the list, and its export.
import { Download, X } from 'lucide-react';
import { Button } from '../../../components/ui/button.tsx';
import { Select } from '../../../components/ui/inputs.tsx';
import { Menu, MenuLabel, MenuLink } from '../../../components/ui/menu.tsx';
import { urlOf } from '../../../lib/api-client.ts';
import { formatMoment, formatSpan } from '../../../lib/format.ts';
import { t } from '../messages.ts';
import { choicesOf, rangeChoices, readRange } from '../range.ts';
import { askOf, type Asked } from '../tail.ts';

interface RangeProps {
  readonly asked: Asked;
  readonly onSet: (to: { readonly from: string | null; readonly to: null }) => void;
}

export function RangeBar({ asked, onSet }: RangeProps) {
  const range = readRange(asked.from, asked.to);
  const from = range.from(Date.now());
  const { value, others } = choicesOf(asked.from);
  return (
    <div className="flex flex-wrap items-center gap-2">
      {range.fixed ? (
        <Button
          small
          aria-label={t.fixedRange}
          icon={<X size={14} aria-hidden="true" />}
          onClick={() => onSet({ from: null, to: null })}
        >
          <span className="num">
            {t.between(
              from === null ? t.start : formatMoment(from),
              range.to === null ? t.now : formatMoment(range.to),
            )}
          </span>
        </Button>
      ) : (
        <div className="w-36">
          <Select
            aria-label={t.range}
            value={value}
            onChange={(event) => onSet({ from: event.target.value || null, to: null })}
          >
            {rangeChoices.map((one) => (
              <option key={one} value={one}>
                {t.ranges[one]}
              </option>
            ))}
            {others.map((one) => (
              <option key={one} value={one}>
                {t.lastSpan(formatSpan(range.backMs ?? 0))}
              </option>
            ))}
          </Select>
        </div>
      )}
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
