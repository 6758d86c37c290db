// What is left of a pool, best first, with the figures the strategy looks at.
import type { ExplainPool, ExitScore } from '@gyre/shared/contract/explain';
import { healthStates } from '@gyre/shared/vocabulary';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { StateBadge } from '../../../components/state-badge.tsx';
import { cn } from '../../../lib/cn.ts';
import { countryName, formatCount, formatMs, formatRate, unknown } from '../../../lib/format.ts';
import { t } from '../messages.ts';

interface Column {
  readonly id: keyof typeof t.cols;
  readonly end?: boolean;
  readonly cell: (exit: ExitScore) => ReactNode;
}

const stateOf = (text: string): ReactNode => {
  const state = healthStates.find((one) => one === text);
  return state ? <StateBadge state={state} /> : text;
};
const placeOf = ({ country, city }: ExitScore): ReactNode =>
  country === null ? (
    unknown
  ) : (
    <span title={countryName(country)}>{city === null ? country : `${city}, ${country}`}</span>
  );

const columns: readonly Column[] = [
  { id: 'place', cell: placeOf },
  { id: 'state', cell: ({ state }) => stateOf(state) },
  {
    id: 'inFlight',
    end: true,
    cell: ({ inFlight, maxInFlight }) =>
      maxInFlight === null ? formatCount(inFlight) : `${formatCount(inFlight)} / ${formatCount(maxInFlight)}`,
  },
  { id: 'latency', end: true, cell: ({ latencyMs }) => formatMs(latencyMs) },
  { id: 'weight', end: true, cell: ({ weight }) => formatRate(weight) },
  { id: 'tier', end: true, cell: ({ priority }) => priority },
  { id: 'price', end: true, cell: ({ price }) => (price === null ? unknown : formatRate(price)) },
  { id: 'score', end: true, cell: ({ score }) => (score === null ? unknown : formatRate(score)) },
];

export function BestTable({ pool }: { readonly pool: ExplainPool }) {
  return (
    <div>
      <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={t.best}>
        <table className="w-full text-left text-13">
          <caption className="sr-only">{t.best}</caption>
          <thead className="text-12 text-ink-3">
            <tr>
              <th scope="col" className="py-1 pr-3 pl-2 font-normal">
                {t.cols.exit}
              </th>
              {columns.map(({ id, end }) => (
                <th key={id} scope="col" className={cn('px-2 py-1 font-normal whitespace-nowrap', end && 'text-right')}>
                  {t.cols[id]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pool.best.map((exit) => (
              <Candidate key={exit.id} exit={exit} />
            ))}
          </tbody>
        </table>
      </div>
      {pool.kept > pool.best.length && (
        <p className="num mt-1 text-12 text-ink-3">{t.bestOf(pool.best.length, formatCount(pool.kept))}</p>
      )}
    </div>
  );
}

function Candidate({ exit }: { readonly exit: ExitScore }) {
  return (
    <tr className={cn('border-t border-line', exit.picked && 'bg-selected')}>
      <th scope="row" className="max-w-56 py-1.5 pr-3 pl-2 font-medium">
        <span className="flex items-center gap-2">
          <Link to="/exits" search={{ exit: exit.id }} className="truncate hover:underline">
            {exit.label || exit.id}
          </Link>
          {exit.picked && (
            <span className="rounded-control bg-accent px-1.5 text-12 font-medium text-on-accent">{t.picked}</span>
          )}
        </span>
      </th>
      {columns.map(({ id, end, cell }) => (
        <td key={id} className={cn('px-2 py-1.5 whitespace-nowrap', end && 'num text-right')}>
          {cell(exit)}
        </td>
      ))}
    </tr>
  );
}
