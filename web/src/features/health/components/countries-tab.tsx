// Countries by exits that are out.
import type { HealthOverview } from '@gyre/shared/contract/health';
import { useQuery } from '@tanstack/react-query';
import { AppLink } from '../../../components/app-link.tsx';
import { Empty } from '../../../components/empty.tsx';
import { Listing } from '../../../components/listing.tsx';
import { PlainTable, type PlainColumn } from '../../../components/plain-table.tsx';
import { stringifySearch } from '../../../lib/address.ts';
import { countryName, formatCount, formatShare } from '../../../lib/format.ts';
import { t as all } from '../messages.ts';
import { healthQuery } from '../queries.ts';

const t = all.countries;
type Row = HealthOverview['countries'][number];

export function CountriesTab() {
  const { data, error, refetch } = useQuery(healthQuery);
  return (
    <Listing
      read={{ data: data && { items: data.countries }, error, refetch }}
      empty={<Empty title={t.empty} text={t.emptyText} />}
    >
      {(rows) => (
        <PlainTable pairs name={all.tabs.countries} rows={rows} keyOf={(row) => row.country} columns={columns} />
      )}
    </Listing>
  );
}

const exitsOf = (row: Row, state: string): string =>
  `/exits${stringifySearch({ q: `country:${row.country} ${state}`.trim() })}`;

const columns: readonly PlainColumn<Row>[] = [
  {
    id: 'name',
    sort: ({ country }) => countryName(country),
    title: t.name,
    cell: (row) => (
      <AppLink href={exitsOf(row, '')} className="hover:text-accent hover:underline">
        {countryName(row.country)} <span className="mono ml-1 text-12 font-normal text-ink-3">{row.country}</span>
      </AppLink>
    ),
  },
  {
    id: 'exits',
    sort: ({ exits }) => exits,
    firstDown: true,
    title: t.exits,
    end: true,
    cell: (row) => <span className="num">{formatCount(row.exits)}</span>,
  },
  {
    id: 'ejected',
    sort: ({ ejected }) => ejected,
    firstDown: true,
    title: t.ejected,
    end: true,
    cell: (row) =>
      row.ejected === 0 ? (
        <span className="num text-ink-3">0</span>
      ) : (
        <AppLink
          href={exitsOf(row, 'state:ejected')}
          title={t.show(formatCount(row.ejected))}
          className="num text-danger hover:underline"
        >
          {formatCount(row.ejected)}
        </AppLink>
      ),
  },
  {
    id: 'share',
    sort: ({ ejected, exits }) => ejected / Math.max(1, exits),
    firstDown: true,
    title: t.share,
    end: true,
    cell: (row) => (
      <span className="inline-flex items-center gap-2">
        <span aria-hidden="true" className="h-1.5 w-24 overflow-hidden rounded-full bg-raised max-md:hidden">
          <span
            data-shape
            className="block h-full bg-danger"
            style={{ width: `${(row.ejected / Math.max(1, row.exits)) * 100}%` }}
          />
        </span>
        <span className="num w-14">{formatShare(row.ejected / Math.max(1, row.exits))}</span>
      </span>
    ),
  },
];
