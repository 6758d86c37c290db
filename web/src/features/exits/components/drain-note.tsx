// What is still open through exits that drain, live, and when the last of it ended.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { TimeAgo } from '../../../components/time-ago.tsx';
import { announce } from '../../../lib/announce.ts';
import { formatClock } from '../../../lib/format.ts';
import { t } from '../messages.ts';
import { drainingQuery } from '../queries.ts';

export function DrainNote({ of }: { readonly of: { readonly q: string } | { readonly id: string } }) {
  const { data } = useQuery(drainingQuery(of));
  const open = data?.open ?? 0;
  useEndSaid(open);
  if (data === undefined || data.exits === 0) return null;
  const { exits, busy, lastEndedAt } = data;
  return (
    <section
      aria-label={t.drains.title}
      className="num flex flex-wrap items-baseline gap-x-3 rounded-panel border border-line bg-surface px-3 py-2 text-13"
    >
      <span className="font-medium">{t.drains.exits(exits)}</span>
      <span>{open > 0 ? t.drains.open(open, busy) : t.drains.nothing}</span>
      {open === 0 && lastEndedAt !== null && (
        <span className="text-ink-2">
          {t.drains.ended(formatClock(lastEndedAt))} (<TimeAgo at={lastEndedAt} />)
        </span>
      )}
    </section>
  );
}

/** The end is said aloud, not each step to it. */
function useEndSaid(open: number): void {
  const before = useRef(open);
  useEffect(() => {
    if (before.current > 0 && open === 0) announce(t.drains.nothing);
    before.current = open;
  }, [open]);
}
