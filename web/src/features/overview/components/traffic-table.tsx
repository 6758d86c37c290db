// The figures behind the traffic charts, for those who read rather than look.
import type { TrafficPoint } from '@gyre/shared/contract/traffic';
import { formatClock, formatCount, formatMs, formatShortClock } from '../../../lib/format.ts';
import { cn } from '../../../lib/cn.ts';
import { t } from '../messages.ts';
import { joined } from '../series.ts';

const rows = 30;

interface TrafficTableProps {
  readonly points: readonly TrafficPoint[];
  readonly stepMs: number;
}

export function TrafficTable({ points, stepMs }: TrafficTableProps) {
  const clock = stepMs < 60_000 ? formatClock : formatShortClock;
  if (points.length === 0) return <p className="text-13 text-ink-3">{t.trafficEmpty}</p>;
  return (
    <div className="max-h-[388px] overflow-auto" tabIndex={0} role="group" aria-label={t.traffic}>
      <table className="num w-full text-13">
        <thead className="sticky top-0 bg-page text-12 text-ink-2">
          <tr>
            {[t.time, t.ok, t.refused, t.failed, t.p50, t.p95].map((title, i) => (
              <th key={title} scope="col" className={cn('px-2 py-1 font-medium', i === 0 ? 'text-left' : 'text-right')}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {joined(points, rows).map((point) => (
            <tr key={point.startedAt} className="border-t">
              <th scope="row" className="px-2 py-1 text-left font-normal">
                {clock(point.startedAt)}
              </th>
              <td className="px-2 py-1 text-right">{formatCount(point.ok)}</td>
              <td className={cn('px-2 py-1 text-right', point.refused > 0 && 'text-warning')}>
                {formatCount(point.refused)}
              </td>
              <td className={cn('px-2 py-1 text-right', point.failed > 0 && 'text-danger')}>
                {formatCount(point.failed)}
              </td>
              <td className="px-2 py-1 text-right">{formatMs(point.p50Ms)}</td>
              <td className="px-2 py-1 text-right">{formatMs(point.p95Ms)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
