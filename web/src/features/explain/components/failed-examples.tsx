// Where one begins without a request in mind: the last five that failed.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ErrorPanel } from '../../../components/error-panel.tsx';
import { TableSkeleton } from '../../../components/plain-table.tsx';
import { RequestResult } from '../../../components/request-cells.tsx';
import { TimeAgo } from '../../../components/time-ago.tsx';
import { t as words } from '../../../lib/messages/requests.ts';
import { t } from '../messages.ts';
import { failedQuery } from '../queries.ts';

export function FailedExamples() {
  const { data, error, refetch } = useQuery(failedQuery);
  if (error && !data) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <TableSkeleton rows={5} />;
  return (
    <section className="rounded-panel border">
      <header className="border-b px-4 py-2.5">
        <h2 className="text-13">{t.examples}</h2>
        <p className="text-12 text-ink-3">{data.length === 0 ? t.noExamples : t.examplesAbout}</p>
      </header>
      <ul className="divide-y divide-line">
        {data.map((row) => (
          <li key={row.id}>
            <Link
              to="/explain"
              search={{ request: row.id }}
              className="flex flex-wrap items-center gap-x-4 gap-y-0.5 px-4 py-2 text-13 hover:bg-surface pointer-coarse:min-h-11"
            >
              <span className="mono min-w-0 flex-1 basis-48 truncate">{row.target}</span>
              <span className="text-ink-2">{row.proxyUser ?? words.anybody}</span>
              <RequestResult row={row} />
              <span className="text-12 text-ink-3">
                <TimeAgo at={row.at} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
