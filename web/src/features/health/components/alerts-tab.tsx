// Alerts, open ones first, and the webhooks that are told of them.
import { alertSorts, type Alert } from '@gyre/shared/contract/alerts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { AppLink } from '../../../components/app-link.tsx';
import { Empty } from '../../../components/empty.tsx';
import { Listing } from '../../../components/listing.tsx';
import { PlainTable, type PlainColumn } from '../../../components/plain-table.tsx';
import { StatusIcon } from '../../../components/status-icon.tsx';
import { TimeAgo } from '../../../components/time-ago.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { Segmented } from '../../../components/ui/segmented.tsx';
import { formatSpan } from '../../../lib/format.ts';
import { useClock } from '../../../lib/now.ts';
import { sortIn } from '../../../lib/sort-address.ts';
import { useUrl } from '../../../lib/use-url.ts';
import { t } from '../alert-messages.ts';
import { alertsQuery } from '../queries.ts';
import { Webhooks } from './webhooks.tsx';

export function AlertsTab() {
  const url = useUrl();
  const onlyOpen = url.get('open') !== '';
  const read = useInfiniteQuery(alertsQuery(onlyOpen, sortIn(url, alertSorts)));
  const rows = read.data && { items: read.data.pages.flatMap(({ items }) => items) };
  return (
    <div className="flex flex-col gap-6">
      <section aria-label={t.title} className="flex flex-col gap-3">
        <header className="flex flex-wrap items-center justify-between gap-2">
          <p className="text-13 text-ink-2">{t.about}</p>
          <Segmented
            name={t.shown}
            value={onlyOpen ? 'open' : 'all'}
            onChoose={(next) => url.set({ open: next === 'open' ? '1' : null })}
            options={[
              ['all', t.all],
              ['open', t.onlyOpen],
            ]}
          />
        </header>
        <Listing
          read={{ data: rows, error: read.error, refetch: read.refetch }}
          expect={3}
          empty={
            onlyOpen ? <Empty title={t.noneOpen} text={t.noneOpenText} /> : <Empty title={t.empty} text={t.emptyText} />
          }
        >
          {(alerts) => <PlainTable name={t.title} rows={alerts} keyOf={(alert) => alert.id} columns={columns} />}
        </Listing>
        {read.hasNextPage && (
          <div className="flex justify-center">
            <Button busy={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
              {t.more}
            </Button>
          </div>
        )}
      </section>
      <Webhooks />
    </div>
  );
}

const columns: readonly PlainColumn<Alert>[] = [
  { id: 'kind', sort: 'server', title: t.kind, cell: (alert) => <About alert={alert} /> },
  { id: 'text', title: t.text, cell: ({ text }) => <span className="break-words">{text}</span> },
  {
    id: 'state',
    title: t.state,
    cell: ({ closedAt }) =>
      closedAt === null ? (
        <span className="inline-flex items-center gap-1.5 font-medium text-danger">
          <StatusIcon kind="warning" size={12} />
          {t.open}
        </span>
      ) : (
        <span className="inline-flex items-center gap-1.5 text-ink-3">
          <StatusIcon kind="healthy" size={12} />
          {t.over}
        </span>
      ),
  },
  { id: 'opened', sort: 'server', firstDown: true, title: t.opened, cell: ({ openedAt }) => <TimeAgo at={openedAt} /> },
  { id: 'lasted', title: t.lasted, end: true, cell: (alert) => <Lasted alert={alert} /> },
];

function About({ alert: { kind, about, aboutName } }: { readonly alert: Alert }) {
  const words = t.kinds[kind];
  if (aboutName === '') return <>{words}</>;
  const href = kind.startsWith('pool_') ? `/pools/${about}` : '/health?tab=gateways';
  return (
    <>
      {words}{' '}
      <AppLink href={href} className="mono font-normal break-all hover:text-accent hover:underline">
        {aboutName}
      </AppLink>
    </>
  );
}

function Lasted({ alert: { openedAt, closedAt } }: { readonly alert: Alert }) {
  const text = useClock((now) => formatSpan((closedAt ?? now) - openedAt));
  return <span className="num">{text}</span>;
}
