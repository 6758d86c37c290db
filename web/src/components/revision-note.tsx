// Where the newest change is running: "running in 2 of 4 workers". A save is not called done before all run it.
import { useQuery } from '@tanstack/react-query';
import { t } from '../lib/messages/common.ts';
import { revisionQuery } from '../lib/queries.ts';
import { StatusIcon } from './status-icon.tsx';

export function RevisionNote({ revision }: { readonly revision: number }) {
  const { data } = useQuery(revisionQuery);
  if (!data || data.workers.length === 0) return null;
  const running = data.workers.filter((one) => one.connected && one.revision >= revision).length;
  const everywhere = running >= data.total;
  return (
    <span className="inline-flex items-center gap-1.5">
      <span className={everywhere ? 'text-healthy' : 'text-warning'}>
        <StatusIcon kind={everywhere ? 'healthy' : 'probation'} size={10} />
      </span>
      <span className="num">{t.runningIn(running, data.total)}</span>
    </span>
  );
}
