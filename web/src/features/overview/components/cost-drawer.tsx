// Who spends most where, ranked, against the week before; each line leads to its requests.
import type { Retrospect } from '@gyre/shared/contract/retrospect';
import { printValue } from '@gyre/shared/query/syntax';
import { AppLink } from '../../../components/app-link.tsx';
import { PlainTable, type PlainColumn } from '../../../components/plain-table.tsx';
import { Drawer } from '../../../components/ui/drawer.tsx';
import { stringifySearch } from '../../../lib/address.ts';
import { formatBytes, formatPrice, formatShare } from '../../../lib/format.ts';
import { changeOf } from '../compare.ts';
import { t } from '../messages.ts';

type Cost = NonNullable<Retrospect['cost']>;
type Share = Cost['shares'][number];

export function CostDrawer({ cost, onClose }: { readonly cost: Cost; readonly onClose: () => void }) {
  return (
    <Drawer
      onClose={onClose}
      title={t.costTitle}
      subtitle={t.costAbout(formatPrice(cost.week), formatPrice(cost.weekBefore))}
    >
      {cost.shares.length === 0 ? (
        <p className="text-13 text-ink-3">{t.costNone}</p>
      ) : (
        <PlainTable
          name={t.costTitle}
          rows={cost.shares}
          keyOf={({ user, site }) => `${user} ${site}`}
          columns={columnsFor(cost)}
          pairs
        />
      )}
    </Drawer>
  );
}

const columnsFor = ({ week }: Cost): readonly PlainColumn<Share>[] => [
  {
    id: 'who',
    sort: (row) => `${row.user} ${row.site}`,
    title: t.costWho,
    cell: (row) => (
      <AppLink href={requestsOf(row)} className="font-medium text-accent hover:underline">
        {t.costPair(row.user || t.anybody, row.site || t.otherSites)}
      </AppLink>
    ),
  },
  {
    id: 'cost',
    sort: ({ cost }) => cost,
    firstDown: true,
    title: t.costSpent,
    end: true,
    cell: ({ cost }) => <span className="num">{formatPrice(cost)}</span>,
  },
  {
    id: 'share',
    title: t.costShare,
    end: true,
    cell: ({ cost }) => <span className="num">{formatShare(cost / week)}</span>,
  },
  {
    id: 'bytes',
    sort: ({ bytes }) => bytes,
    firstDown: true,
    title: t.costBytes,
    end: true,
    cell: ({ bytes }) => <span className="num">{formatBytes(bytes)}</span>,
  },
  {
    id: 'change',
    sort: ({ cost, before }) => (before > 0 ? cost / before : null),
    firstDown: true,
    title: t.costChange,
    end: true,
    cell: ({ cost, before }) => <span className="num">{changeOf(cost, before)}</span>,
  },
  {
    id: 'cap',
    title: t.costCap,
    end: true,
    verbs: true,
    cell: ({ user }) =>
      user === '' ? (
        <span className="text-ink-3">{t.costNobody}</span>
      ) : (
        <AppLink
          href={`/proxy-users${stringifySearch({ cap: user })}`}
          aria-label={t.costCapOne(user)}
          className="whitespace-nowrap text-accent hover:underline"
        >
          {t.costCap}
        </AppLink>
      ),
  },
];

function requestsOf({ user, site }: Share): string {
  const terms = [
    `proxyuser:${user === '' ? 'none' : printValue(user)}`,
    ...(site === '' ? [] : [`site:${printValue(site)}`]),
  ];
  return `/requests${stringifySearch({ q: terms.join(' ') })}`;
}
