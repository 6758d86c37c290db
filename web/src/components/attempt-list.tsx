// The attempts of one request as a waterfall: when each began, how long it took, by which exit, and why it ended.
import type { RequestRow } from '@gyre/shared/contract/traffic';
import { Link } from '@tanstack/react-router';
import { cn } from '../lib/cn.ts';
import { formatMs } from '../lib/format.ts';
import { failureHints, failureWords } from '../lib/messages/failures.ts';
import { t } from '../lib/messages/requests.ts';
import { StatusIcon, type StatusKind } from './status-icon.tsx';

type Attempt = RequestRow['tries'][number];

export function AttemptList({ row }: { readonly row: RequestRow }) {
  if (row.tries.length === 0)
    return <p className="text-13 text-ink-3">{row.attempts === 0 ? t.attemptsNone : t.attemptsNotKept}</p>;
  const total = Math.max(1, row.ms, ...row.tries.map(({ startMs, ms }) => startMs + ms));
  return (
    <div>
      <p className="sr-only">{t.attemptSummary(row.tries.length, formatMs(total))}</p>
      <ol className="divide-y divide-line rounded-panel border">
        {row.tries.map((attempt, i) => (
          <AttemptLine key={i} attempt={attempt} number={i + 1} total={total} />
        ))}
      </ol>
    </div>
  );
}

interface LineProps {
  readonly attempt: Attempt;
  readonly number: number;
  readonly total: number;
}

/** `lost`: the attempt beside it was first, which says nothing against its exit. */
const looks: Readonly<Record<Attempt['outcome'], { bar: string; text: string; icon: StatusKind }>> = {
  ok: { bar: 'bg-healthy', text: 'text-healthy', icon: 'healthy' },
  failed: { bar: 'bg-danger', text: 'text-danger', icon: 'ejected' },
  lost: { bar: 'bg-control', text: 'text-ink-3', icon: 'disabled' },
};

function AttemptLine({ attempt, number, total }: LineProps) {
  const { exitId, exitLabel, kind, outcome, startMs, ms, code, detail } = attempt;
  const look = looks[outcome];
  return (
    <li className="grid grid-cols-[20px_minmax(0,1fr)_auto] items-baseline gap-x-2 gap-y-1 px-3 py-2 text-13 md:grid-cols-[20px_minmax(0,170px)_minmax(80px,1fr)_70px_minmax(0,170px)]">
      <span className="num text-ink-3">{number}</span>
      <Link to="/exits" search={{ exit: exitId }} className="truncate font-medium hover:underline">
        {exitLabel || exitId}
        {kind !== 'first' && (
          <span className="ml-1.5 text-12 font-normal text-ink-3" title={t.tryKindMeaning[kind]}>
            {t.tryKinds[kind]}
          </span>
        )}
      </Link>
      <span className="num text-12 text-ink-3 md:order-2 md:text-right" title={t.attemptAt(formatMs(startMs))}>
        {formatMs(ms)}
      </span>
      <span
        aria-hidden="true"
        className="relative col-span-2 col-start-2 h-2.5 self-center rounded-control bg-raised md:order-1 md:col-span-1 md:col-start-auto"
      >
        <span
          data-shape
          className={cn('absolute inset-y-0 min-w-0.5 rounded-control', look.bar)}
          style={{ left: `${(startMs / total) * 100}%`, width: `${(ms / total) * 100}%` }}
        />
      </span>
      <span
        className={cn(
          'col-span-2 col-start-2 flex items-center gap-1.5 md:order-3 md:col-span-1 md:col-start-auto',
          look.text,
        )}
        title={outcome === 'lost' ? t.attemptLostMeaning : code === null ? undefined : failureHints[code]}
      >
        <StatusIcon kind={look.icon} size={10} />
        {outcome === 'lost' ? t.attemptLost : code === null ? t.attemptOk : failureWords(code)}
      </span>
      {(detail !== '' || code !== null) && (
        <p className="col-span-2 col-start-2 text-12 text-ink-3 md:order-4 md:col-span-4 md:col-start-2">
          {detail || (code && failureHints[code])}
        </p>
      )}
    </li>
  );
}
