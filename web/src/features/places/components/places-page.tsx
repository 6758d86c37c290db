// Places: where exits are, as lists and as a map of the same data; what differs from its claim; the databases that say so.
import { useQuery } from '@tanstack/react-query';
import { AppLink } from '../../../components/app-link.tsx';
import { Empty } from '../../../components/empty.tsx';
import { ErrorPanel } from '../../../components/error-panel.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { TableSkeleton } from '../../../components/plain-table.tsx';
import { buttonClass } from '../../../components/ui/button.tsx';
import { usePhone } from '../../../lib/use-media.ts';
import { useTitle } from '../../../lib/use-title.ts';
import { t } from '../messages.ts';
import { placesQuery } from '../queries.ts';
import { Databases } from './databases.tsx';
import { Drift } from './drift.tsx';
import { EchoHint } from './echo-hint.tsx';
import { Lookup } from './lookup.tsx';
import { PlaceMap } from './place-map.tsx';
import { PlaceTable } from './place-table.tsx';

export function PlacesPage() {
  const { data, error, refetch } = useQuery(placesQuery);
  const phone = usePhone();
  useTitle(t.title);
  const none = data?.countries.length === 0;
  return (
    <div className="flex flex-col gap-4">
      <PageHeader title={t.title} about={data && !none ? t.about(data.measured, data.unmeasured) : undefined} />
      <EchoHint />
      {!data && (error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <TableSkeleton rows={10} />)}
      {none && (
        <Empty title={t.emptyTitle} text={t.emptyText}>
          <AppLink href="/exits" className={buttonClass('primary')}>
            {t.toExits}
          </AppLink>
        </Empty>
      )}
      {data && !none && (
        <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)]">
          {!phone && <PlaceMap rows={data.countries} />}
          <PlaceTable rows={data.countries} />
        </div>
      )}
      {data && (
        <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)]">
          <div className="flex min-w-0 flex-col gap-4">
            <Drift drift={data.drift} total={data.driftTotal} />
            <Lookup />
          </div>
          <Databases databases={data.databases} />
        </div>
      )}
    </div>
  );
}
