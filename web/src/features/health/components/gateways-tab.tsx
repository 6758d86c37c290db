// Gateways: hosts that several exits share. Those that fail for nearly all of their exits come first.
import { gatewaySorts, type GatewayHealth } from '@gyre/shared/contract/health';
import { useInfiniteQuery } from '@tanstack/react-query';
import { AppLink } from '../../../components/app-link.tsx';
import { Empty } from '../../../components/empty.tsx';
import { Listing } from '../../../components/listing.tsx';
import { PlainTable, type PlainColumn } from '../../../components/plain-table.tsx';
import { StatusIcon } from '../../../components/status-icon.tsx';
import { TimeAgo } from '../../../components/time-ago.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { Checkbox } from '../../../components/ui/inputs.tsx';
import { stringifySearch } from '../../../lib/address.ts';
import { formatCount, unknown } from '../../../lib/format.ts';
import { sortIn } from '../../../lib/sort-address.ts';
import { useUrl } from '../../../lib/use-url.ts';
import { t as all } from '../messages.ts';
import { gatewaysQuery } from '../queries.ts';
import { Reason } from './reason.tsx';

const t = all.gateways;

export function GatewaysTab() {
  const url = useUrl();
  const only = url.get('failing') !== '';
  const read = useInfiniteQuery(gatewaysQuery(only, sortIn(url, gatewaySorts)));
  const rows = read.data && { items: read.data.pages.flatMap(({ items }) => items) };
  return (
    <>
      <Checkbox
        label={t.onlyFailing}
        checked={only}
        onChange={(event) => url.set({ failing: event.target.checked ? '1' : null })}
      />
      <Listing
        read={{ data: rows, error: read.error, refetch: read.refetch }}
        empty={
          only ? <Empty title={t.noneFailing} text={t.noneFailingText} /> : <Empty title={t.empty} text={t.emptyText} />
        }
      >
        {(gateways) => (
          <PlainTable name={all.tabs.gateways} rows={gateways} keyOf={(one) => one.gateway} columns={columns} />
        )}
      </Listing>
      {read.hasNextPage && (
        <div className="flex justify-center">
          <Button busy={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
            {t.more}
          </Button>
        </div>
      )}
    </>
  );
}

const columns: readonly PlainColumn<GatewayHealth>[] = [
  {
    id: 'name',
    sort: 'server',
    title: t.name,
    cell: ({ gateway }) => (
      <AppLink
        href={`/exits${stringifySearch({ q: `gateway:${gateway}` })}`}
        className="mono break-all hover:text-accent hover:underline"
      >
        {gateway}
      </AppLink>
    ),
  },
  {
    id: 'state',
    title: t.state,
    cell: ({ failing }) => (
      <span className={`inline-flex items-center gap-1.5 ${failing ? 'font-medium text-danger' : 'text-healthy'}`}>
        <StatusIcon kind={failing ? 'ejected' : 'healthy'} size={12} />
        {failing ? t.failing : t.works}
      </span>
    ),
  },
  {
    id: 'exits',
    sort: 'server',
    firstDown: true,
    title: t.exits,
    end: true,
    cell: ({ exits }) => <span className="num">{formatCount(exits)}</span>,
  },
  {
    id: 'ejected',
    sort: 'server',
    firstDown: true,
    title: t.ejected,
    end: true,
    cell: ({ ejected }) => (
      <span className={`num ${ejected > 0 ? 'text-danger' : 'text-ink-3'}`}>{formatCount(ejected)}</span>
    ),
  },
  { id: 'why', title: t.why, cell: ({ reason }) => (reason === null ? unknown : <Reason code={reason} />) },
  {
    id: 'since',
    sort: 'server',
    firstDown: true,
    title: t.since,
    cell: ({ sinceAt }) => (sinceAt === null ? unknown : <TimeAgo at={sinceAt} />),
  },
];
