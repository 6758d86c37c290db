// The figures behind charts, newest first, for those who read rather than look. Steps are joined until they fit.
import { cn } from '../../../lib/cn.ts';
import { formatClock, unknown } from '../../../lib/format.ts';
import { t } from '../messages.ts';
import type { PanelChart } from './chart-panel.tsx';

const most = 40;

interface ChartTableProps {
  readonly name: string;
  readonly at: readonly number[];
  readonly charts: readonly PanelChart[];
}

export function ChartTable({ name, at, charts }: ChartTableProps) {
  if (at.length === 0) return <p className="text-13 text-ink-3">{t.trafficEmpty}</p>;
  const columns = charts.flatMap(({ series, text }) => series.map((one) => ({ ...one, text })));
  const size = Math.ceil(at.length / most);
  const starts = at.map((_, i) => i).filter((i) => i % size === 0);
  return (
    <div className="max-h-[388px] overflow-auto" tabIndex={0} role="group" aria-label={name}>
      <table className="num w-full text-13">
        <thead className="sticky top-0 bg-page text-12 text-ink-2">
          <tr>
            <th scope="col" className="px-2 py-1 text-left font-medium">
              {t.time}
            </th>
            {columns.map(({ name: title }) => (
              <th key={title} scope="col" className="px-2 py-1 text-right font-medium whitespace-nowrap">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {starts.reverse().map((i) => (
            <tr key={i} className="border-t">
              <th scope="row" className="px-2 py-1 text-left font-normal">
                {formatClock((at[i] ?? 0) * 1000)}
              </th>
              {columns.map(({ name: title, told, values, text }) => {
                const mean = meanOf((told ?? values).slice(i, i + size));
                return (
                  <td key={title} className={cn('px-2 py-1 text-right', mean === null && 'text-ink-3')}>
                    {mean === null ? unknown : text(mean)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((it) => it !== null);
  return known.length === 0 ? null : known.reduce((sum, it) => sum + it, 0) / known.length;
}
