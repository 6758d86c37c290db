// Columns of the exits that are out.
import type { Exit } from '@gyre/shared/contract/exits';
import type { OrderKey } from '@gyre/shared/order';
import { AppLink } from '../../components/app-link.tsx';
import type { PlainColumn } from '../../components/plain-table.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import { Checkbox } from '../../components/ui/inputs.tsx';
import { Until } from '../../components/until.tsx';
import { stringifySearch } from '../../lib/address.ts';
import { countryName, unknown } from '../../lib/format.ts';
import { Reason } from './components/reason.tsx';
import { exitName } from './exit-name.ts';
import { t as all } from './messages.ts';

const t = all.out;

interface Choice {
  readonly chosen: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  readonly toggleAll: () => void;
  /** All that are shown are chosen. */
  readonly every: boolean;
  /** The sentence of the last ejection of an exit. */
  readonly details: ReadonlyMap<string, string>;
  readonly poolsOf: (id: string) => readonly string[];
  /** The list holds all there are, so it can be put in order here. */
  readonly whole: boolean;
}

const countryOf = ({ measured, place }: Exit): string | null => measured?.country ?? place.country;

export function outColumns({
  chosen,
  toggle,
  toggleAll,
  every,
  details,
  poolsOf,
  whole,
}: Choice): readonly PlainColumn<Exit>[] {
  const by = (key: (exit: Exit) => OrderKey) => (whole ? { sort: key } : {});
  return [
    {
      id: 'exit',
      title: t.exit,
      head: (
        <Checkbox
          label={t.exit}
          aria-label={t.selectAll}
          checked={every}
          mixed={!every && chosen.size > 0}
          onChange={toggleAll}
        />
      ),
      cell: (exit) => (
        <span className="flex items-start gap-2">
          <span className="flex h-[18px] items-center">
            <Checkbox
              aria-label={t.select(exitName(exit))}
              checked={chosen.has(exit.id)}
              onChange={() => toggle(exit.id)}
            />
          </span>
          <AppLink
            href={`/exits${stringifySearch({ exit: exit.id })}`}
            className="min-w-24 break-words hover:text-accent hover:underline pointer-coarse:py-1"
          >
            {exitName(exit)}
          </AppLink>
        </span>
      ),
    },
    {
      id: 'why',
      ...by(({ health }) => health.reason),
      title: t.why,
      cell: ({ id, health: { reason } }) =>
        reason === null ? <>{details.get(id) ?? unknown}</> : <Reason code={reason} detail={details.get(id)} />,
    },
    {
      id: 'pools',
      title: t.pools,
      from: 'lg',
      cell: ({ id }) => {
        const pools = poolsOf(id);
        return pools.length === 0 ? (
          <span className="text-ink-3">{unknown}</span>
        ) : (
          <span className="mono">{pools.join(', ')}</span>
        );
      },
    },
    {
      id: 'country',
      ...by(countryOf),
      title: t.country,
      cell: (exit) => {
        const country = countryOf(exit);
        return country === null ? <>{unknown}</> : <span title={countryName(country)}>{country}</span>;
      },
    },
    {
      id: 'since',
      ...by(({ health }) => health.sinceAt),
      firstDown: true,
      title: t.since,
      cell: ({ health }) => <TimeAgo at={health.sinceAt} />,
    },
    {
      id: 'returns',
      ...by(({ health }) => health.untilAt),
      title: t.returns,
      cell: ({ health: { untilAt } }) => (untilAt === null ? unknown : <Until at={untilAt} />),
    },
    {
      id: 'times',
      ...by(({ health }) => health.ejections),
      firstDown: true,
      title: t.times,
      end: true,
      cell: ({ health }) => <span className="num">{t.nth(health.ejections)}</span>,
    },
  ];
}
