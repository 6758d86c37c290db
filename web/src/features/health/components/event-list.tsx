// What happened to exits, newest first: who went out and why, who came back. New ones appear at the top by themselves.
import type { HealthEvent } from '@gyre/shared/contract/health';
import { useInfiniteQuery } from '@tanstack/react-query';
import { AppLink } from '../../../components/app-link.tsx';
import { ErrorPanel } from '../../../components/error-panel.tsx';
import { StateBadge } from '../../../components/state-badge.tsx';
import { TimeAgo } from '../../../components/time-ago.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { Segmented } from '../../../components/ui/segmented.tsx';
import { stringifySearch } from '../../../lib/address.ts';
import { formatSpan } from '../../../lib/format.ts';
import { failureWords, healthHints } from '../../../lib/messages/failures.ts';
import { sourceWords } from '../../../lib/messages/health.ts';
import { useUrl } from '../../../lib/use-url.ts';
import { t as all } from '../messages.ts';
import { eventsQuery, type EventFilter } from '../queries.ts';

const t = all.events;

export function EventList() {
  const url = useUrl();
  const asked = url.get('to');
  const to: EventFilter = asked === 'ejected' || asked === 'healthy' ? asked : '';
  const read = useInfiniteQuery(eventsQuery(to));
  const events = read.data?.pages.flatMap(({ items }) => items);
  return (
    <section aria-label={t.title} className="min-w-0 rounded-panel border border-line">
      <header className="flex flex-wrap items-center justify-between gap-2 border-b border-line px-3 py-2">
        <h2 className="text-14">{t.title}</h2>
        <Segmented
          name={t.which}
          value={to === '' ? 'all' : to}
          onChoose={(next) => url.set({ to: next === 'all' ? null : next })}
          options={(['all', 'ejected', 'healthy'] as const).map((one) => [one, t.only[one]] as const)}
        />
      </header>
      {read.error && !events && (
        <div className="p-3">
          <ErrorPanel error={read.error} onRetry={() => void read.refetch()} />
        </div>
      )}
      {events?.length === 0 && <p className="p-3 text-13 text-ink-3">{t.empty}</p>}
      {events && events.length > 0 && (
        <ol className="max-h-[640px] divide-y divide-line overflow-y-auto" tabIndex={0} aria-label={t.title}>
          {events.map((event) => (
            <EventLine key={event.id} event={event} />
          ))}
        </ol>
      )}
      {read.hasNextPage && (
        <div className="border-t border-line p-2 text-center">
          <Button small look="quiet" busy={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
            {t.more}
          </Button>
        </div>
      )}
    </section>
  );
}

function EventLine({ event }: { readonly event: HealthEvent }) {
  const { at, exitId, exitLabel, to, reason, detail, by, untilAt } = event;
  return (
    <li className="px-3 py-2 text-13">
      <div className="flex flex-wrap items-baseline gap-x-2">
        <AppLink
          href={`/exits${stringifySearch({ exit: exitId })}`}
          className="font-medium break-words hover:text-accent hover:underline pointer-coarse:py-1"
        >
          {exitLabel}
        </AppLink>
        <StateBadge state={to} />
        <span className="ml-auto text-12 text-ink-3">
          <TimeAgo at={at} />
        </span>
      </div>
      <p className="text-12 break-words text-ink-2">
        {reason !== null && to !== 'healthy' && <span title={healthHints[reason]}>{failureWords(reason)} · </span>}
        {detail === '' ? sourceWords(by) : detail}
        {to === 'ejected' && untilAt !== null && ` · ${t.forSpan(formatSpan(untilAt - at))}`}
      </p>
    </li>
  );
}
