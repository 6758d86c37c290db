// What happened to the health of one exit, newest first: from which state to which, why, by what, and when.
import type { HealthEvent } from '@gyre/shared/contract/health';
import { useQuery } from '@tanstack/react-query';
import { ErrorPanel } from '../../../components/error-panel.tsx';
import { TableSkeleton } from '../../../components/plain-table.tsx';
import { StateBadge } from '../../../components/state-badge.tsx';
import { TimeAgo } from '../../../components/time-ago.tsx';
import { formatMoment, formatSpan } from '../../../lib/format.ts';
import { failureWords, healthHints } from '../../../lib/messages/failures.ts';
import { sourceWords } from '../../../lib/messages/health.ts';
import { exitEventsQuery } from '../../../lib/queries.ts';
import { t } from '../drawer-messages.ts';
import { useEventsLive } from '../live.ts';

export function ExitTimeline({ exitId }: { readonly exitId: string }) {
  const { data, error, refetch } = useQuery(exitEventsQuery(exitId));
  useEventsLive(exitId);
  if (error && !data) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <TableSkeleton rows={3} />;
  if (data.items.length === 0) return <p className="text-13 text-ink-3">{t.timeline.empty}</p>;
  return (
    <>
      <ol aria-label={t.timeline.title} className="flex flex-col">
        {data.items.map((event) => (
          <Step key={event.id} event={event} />
        ))}
      </ol>
      {data.total > data.items.length && (
        <p className="text-12 text-ink-3">{t.timeline.more(data.items.length, data.total)}</p>
      )}
    </>
  );
}

function Step({ event }: { readonly event: HealthEvent }) {
  const { at, from, to, reason, detail, by, untilAt, ejections } = event;
  const times = to === 'ejected' && ejections > 1 ? t.timeline.nth(ejections) : '';
  const span = to === 'ejected' && untilAt !== null ? t.timeline.forSpan(formatSpan(untilAt - at)) : '';
  return (
    <li className="relative border-l-2 border-line pb-4 pl-4 text-13 last:pb-0">
      <span data-shape aria-hidden="true" className="absolute top-1.5 -left-[5px] size-2 rounded-full bg-ink-3" />
      <p className="flex flex-wrap items-center gap-x-2">
        <span className="text-ink-3">
          <StateBadge state={from} />
        </span>
        <span aria-hidden="true">→</span>
        <span className="font-medium">
          <StateBadge state={to} />
        </span>
        <span className="ml-auto text-12 text-ink-2">
          <TimeAgo at={at} />
        </span>
      </p>
      <p className="text-ink-2">
        {reason !== null && to !== 'healthy' && (
          <span className="font-medium text-ink" title={healthHints[reason]}>
            {failureWords(reason)}
          </span>
        )}
        {reason !== null && to !== 'healthy' && detail !== '' && ': '}
        <span className="break-words">{detail}</span>
      </p>
      <p className="text-12 text-ink-3">
        {[sourceWords(by), span, times, formatMoment(at)].filter(Boolean).join(' · ')}
      </p>
    </li>
  );
}
