// Workers: the revision each one runs, its open connections and how far its loop lags.
import type { RevisionState } from '@gyre/shared/contract/traffic';
import { StatusIcon } from '../../components/status-icon.tsx';
import { formatCount, formatMs, formatSpan } from '../../lib/format.ts';
import { t } from '../../lib/messages/shell.ts';
import { useClock } from '../../lib/now.ts';

export function WorkerList({ state }: { readonly state: RevisionState }) {
  return (
    <table className="num mt-3 w-full text-13">
      <thead className="text-12 text-ink-3">
        <tr>
          <th scope="col" className="py-1 text-left font-medium">
            {t.worker}
          </th>
          <th scope="col" className="py-1 text-right font-medium">
            {t.revision}
          </th>
          <th scope="col" className="py-1 text-right font-medium">
            {t.connections}
          </th>
          <th scope="col" className="py-1 text-right font-medium">
            {t.loopDelay}
          </th>
          <th scope="col" className="py-1 text-right font-medium">
            {t.up}
          </th>
        </tr>
      </thead>
      <tbody>
        {state.workers.map((one) => (
          <WorkerRow key={one.worker} one={one} newest={state.revision} />
        ))}
      </tbody>
    </table>
  );
}

interface WorkerRowProps {
  readonly one: RevisionState['workers'][number];
  readonly newest: number;
}

function WorkerRow({ one, newest }: WorkerRowProps) {
  const up = useClock((now) => formatSpan(now - one.startedAt));
  const current = one.connected && one.revision >= newest;
  return (
    <tr className="border-t border-line">
      <th scope="row" className="py-1.5 text-left font-normal">
        <span className="inline-flex items-center gap-1.5">
          <span className={one.connected ? (current ? 'text-healthy' : 'text-warning') : 'text-danger'}>
            <StatusIcon kind={one.connected ? (current ? 'healthy' : 'probation') : 'ejected'} size={10} />
          </span>
          {one.worker}
          <span className="text-ink-3">{one.connected ? t.pid(one.pid) : t.notConnected}</span>
        </span>
      </th>
      <td className="py-1.5 text-right">{formatCount(one.revision)}</td>
      <td className="py-1.5 text-right">{formatCount(one.openConnections)}</td>
      <td className="py-1.5 text-right">{formatMs(one.loopDelayMs)}</td>
      <td className="py-1.5 text-right">{up}</td>
    </tr>
  );
}
