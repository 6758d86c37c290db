// The page of one pool, or of a new one. The address names it; a pool that is gone says so.
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { AppLink } from '../../../components/app-link.tsx';
import { Empty } from '../../../components/empty.tsx';
import { ErrorPanel } from '../../../components/error-panel.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { TableSkeleton } from '../../../components/plain-table.tsx';
import { ApiError } from '../../../lib/api-client.ts';
import { exitsHref } from '../../../lib/address.ts';
import { formatCount } from '../../../lib/format.ts';
import { useHistory } from '../../../lib/use-history.ts';
import { useTitle } from '../../../lib/use-title.ts';
import { t } from '../editor-messages.ts';
import { poolQuery } from '../queries.ts';
import { PoolEditor } from './pool-editor.tsx';
import { StateBar } from './state-bar.tsx';

export function PoolPage() {
  const { id = '' }: { readonly id?: string } = useParams({ strict: false });
  return id === 'new' ? <NewPool /> : <OldPool key={id} id={id} />;
}

const Back = () => (
  <AppLink href="/pools" className="w-fit text-13 text-accent hover:underline">
    ‹ {t.toPools}
  </AppLink>
);

function NewPool() {
  const history = useHistory();
  useTitle(t.newTitle);
  return (
    <div className="flex flex-col gap-4">
      <div>
        <Back />
        <PageHeader title={t.newTitle} />
      </div>
      <PoolEditor onCreated={(id) => history.replace(`/pools/${id}`)} />
    </div>
  );
}

function OldPool({ id }: { readonly id: string }) {
  const { data: pool, error, refetch } = useQuery(poolQuery(id));
  useTitle(pool?.name ?? t.pools);
  if (!pool && error instanceof ApiError && error.status === 404) {
    return (
      <Empty title={t.goneTitle} text={t.goneText}>
        <Back />
      </Empty>
    );
  }
  if (!pool) return error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <TableSkeleton rows={6} />;
  return (
    <div className="flex flex-col gap-4">
      <div>
        <Back />
        <PageHeader
          title={pool.name}
          about={
            <AppLink href={exitsHref(`pool:${pool.name}`)} className="num hover:text-accent hover:underline">
              {t.counts(formatCount(pool.members), formatCount(pool.eligible))}
            </AppLink>
          }
        />
        <div className="mt-2 max-w-[480px]">
          <StateBar states={pool.states} />
        </div>
      </div>
      <PoolEditor pool={pool} />
    </div>
  );
}
