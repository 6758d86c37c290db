// What is left of a pool, best first, with the figures the strategy looks at.
import type { ExplainPool, ExitScore } from '@gyre/shared/contract/explain';
import { healthStates } from '@gyre/shared/vocabulary';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PlainTable, type PlainColumn } from '../../../components/plain-table.tsx';
import { StateBadge } from '../../../components/state-badge.tsx';
import { countryName, formatCount, formatMs, formatRate, unknown } from '../../../lib/format.ts';
import { t } from '../messages.ts';

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

const columns: readonly PlainColumn<ExitScore>[] = [
  { id: 'exit', title: t.cols.exit, cell: (exit) => <Candidate exit={exit} /> },
  { id: 'place', title: t.cols.place, cell: placeOf },
  { id: 'state', title: t.cols.state, cell: ({ state }) => stateOf(state) },
  figure('inFlight', ({ inFlight, maxInFlight }) =>
    maxInFlight === null ? formatCount(inFlight) : `${formatCount(inFlight)} / ${formatCount(maxInFlight)}`,
  ),
  figure('latency', ({ latencyMs }) => formatMs(latencyMs)),
  { ...figure('weight', ({ weight }) => formatRate(weight)), from: 'lg' },
  { ...figure('tier', ({ priority }) => priority), from: 'lg' },
  { ...figure('price', ({ price }) => (price === null ? unknown : formatRate(price))), from: 'lg' },
  figure('score', ({ score }) => (score === null ? unknown : formatRate(score))),
];

function figure(id: keyof typeof t.cols, cell: PlainColumn<ExitScore>['cell']): PlainColumn<ExitScore> {
  return { id, title: t.cols[id], end: true, cell: (exit) => <span className="num">{cell(exit)}</span> };
}

export function BestTable({ pool }: { readonly pool: ExplainPool }) {
  return (
    <div>
      <PlainTable pairs name={t.best} rows={pool.best} keyOf={({ id }) => id} columns={columns} />
      {pool.kept > pool.best.length && (
        <p className="num mt-1 text-12 text-ink-3">{t.bestOf(pool.best.length, formatCount(pool.kept))}</p>
      )}
    </div>
  );
}

function Candidate({ exit }: { readonly exit: ExitScore }) {
  return (
    <span className="flex max-w-56 items-center gap-2">
      <Link to="/exits" search={{ exit: exit.id }} className="truncate hover:underline">
        {exit.label || exit.id}
      </Link>
      {exit.picked && (
        <span className="rounded-control bg-accent px-1.5 text-12 font-medium text-on-accent">{t.picked}</span>
      )}
    </span>
  );
}
