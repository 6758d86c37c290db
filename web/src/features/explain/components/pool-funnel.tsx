// One pool of the walk as a funnel: its members, what fell away at each step and why, what is left, and who won.
import type { Explanation, ExplainPool } from '@gyre/shared/contract/explain';
import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Input } from '../../../components/ui/inputs.tsx';
import { cn } from '../../../lib/cn.ts';
import { formatCount } from '../../../lib/format.ts';
import { funnelOf, whyWon, type FunnelStep } from '../funnel.ts';
import { t } from '../messages.ts';
import { BestTable } from './best-table.tsx';

interface PoolProps {
  readonly pool: ExplainPool;
  /** 0 for the pool of the request, then its fallbacks. */
  readonly at: number;
  readonly session: Explanation['session'];
}

export function PoolFunnel({ pool, at, session }: PoolProps) {
  const won = whyWon(pool, session);
  return (
    <section className="rounded-panel border">
      <header className="flex flex-wrap items-baseline gap-x-2 border-b px-4 py-2.5">
        <h2 className="text-13">{t.pool(pool.name, pool.strategy)}</h2>
        {at > 0 && <span className="text-12 text-ink-3">{t.fallback(at)}</span>}
      </header>
      <ol className="flex flex-col px-4 py-2 text-13">
        <Bar count={pool.members} share={pool.members === 0 ? 0 : 1} label={t.members} />
        {funnelOf(pool).map((step) => (
          <Drop key={step.reason} step={step} />
        ))}
        <Bar
          count={pool.kept}
          share={pool.members === 0 ? 0 : pool.kept / pool.members}
          label={t.kept}
          look={pool.kept > 0 ? 'kept' : 'none'}
        />
      </ol>
      <div className="border-t px-4 py-3">
        {pool.kept === 0 && <p className="text-13 text-danger">{t.noneKept}</p>}
        {won !== null && <p className="mb-2 text-13 font-medium">{won}</p>}
        {pool.best.length > 0 && <BestTable pool={pool} />}
      </div>
    </section>
  );
}

interface BarProps {
  readonly count: number;
  readonly share: number;
  readonly label: string;
  readonly look?: 'kept' | 'none';
}
const fills = { kept: 'bg-healthy', none: 'bg-danger', plain: 'bg-series-1' };

function Bar({ count, share, label, look }: BarProps) {
  return (
    <li className="grid grid-cols-[48px_minmax(0,1fr)] md:grid-cols-[64px_minmax(0,1fr)] items-start gap-x-3 py-1.5">
      <span className={cn('num text-right font-medium', look === 'none' && 'text-danger')}>{formatCount(count)}</span>
      <span className="flex min-w-0 flex-col gap-1">
        <span>{label}</span>
        <Track share={share} fill={fills[look ?? 'plain']} />
      </span>
    </li>
  );
}

const Track = ({ share, fill }: { readonly share: number; readonly fill: string }) => (
  <span aria-hidden="true" className="relative block h-1.5 overflow-hidden rounded-control bg-raised">
    <span
      data-shape
      className={cn('absolute inset-y-0 left-0 rounded-control', fill)}
      style={{ width: `${share * 100}%` }}
    />
  </span>
);

function Drop({ step }: { readonly step: FunnelStep }) {
  const [open, setOpen] = useState(false);
  const { reason, dropped, left, share, text, examples } = step;
  const count = formatCount(dropped);
  return (
    <li className="grid grid-cols-[48px_minmax(0,1fr)] md:grid-cols-[64px_minmax(0,1fr)] gap-x-3 py-1.5">
      <span className="num pt-0.5 text-right text-ink-2 pointer-coarse:pt-3">{formatCount(left)}</span>
      <div className="flex min-w-0 flex-col gap-1">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="flex min-h-6 items-center gap-1.5 text-left hover:underline pointer-coarse:min-h-11"
        >
          <span className="num min-w-0">
            {t.minus(/^\d/.test(text) ? text : `${count} ${text || t.reasons[reason]}`)}
          </span>
          <ChevronRight
            size={14}
            aria-hidden="true"
            className={cn('shrink-0 text-ink-3 transition-transform', open && 'rotate-90')}
          />
        </button>
        <Track share={share} fill="bg-series-1" />
        {open && <Examples name={t.showExits(t.reasons[reason], count)} examples={examples} count={dropped} />}
      </div>
    </li>
  );
}

interface ExamplesProps {
  readonly name: string;
  readonly examples: FunnelStep['examples'];
  readonly count: number;
}

/** From this many on a filter is worth its place. */
const filterFrom = 8;

function Examples({ name, examples, count }: ExamplesProps) {
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const shown = examples.filter(({ label, detail }) => `${label} ${detail}`.toLowerCase().includes(wanted));
  return (
    <div className="mt-1 rounded-control border bg-surface p-2">
      {examples.length >= filterFrom && (
        <div className="mb-2 max-w-64">
          <Input
            type="search"
            aria-label={t.filterExamples}
            placeholder={t.filterExamples}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
      )}
      <ul aria-label={name} className="flex flex-col gap-1">
        {shown.map(({ id, label, detail }) => (
          <li key={id} className="grid gap-x-3 leading-6 md:grid-cols-[minmax(0,200px)_minmax(0,1fr)]">
            <Link to="/exits" search={{ exit: id }} className="truncate font-medium hover:underline">
              {label || id}
            </Link>
            <span className="text-ink-2">{detail}</span>
          </li>
        ))}
      </ul>
      {count > examples.length && (
        <p className="num mt-1 text-12 text-ink-3">{t.examplesOf(examples.length, formatCount(count))}</p>
      )}
    </div>
  );
}
