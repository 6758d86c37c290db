// Probes of many exits: the verb that starts them, and how far they are, with failures by reason. The address keeps the run.
import type { ProbeRun } from '@gyre/shared/contract/health';
import { useQuery } from '@tanstack/react-query';
import { Activity, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { FieldError } from '../../../components/ui/field.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { IconButton } from '../../../components/ui/icon-button.tsx';
import { announce } from '../../../lib/announce.ts';
import { formatCount, formatRate, formatSpan } from '../../../lib/format.ts';
import { failureWords } from '../../../lib/messages/failures.ts';
import { t as common } from '../../../lib/messages/common.ts';
import { useClock } from '../../../lib/now.ts';
import { useUrl } from '../../../lib/use-url.ts';
import { t } from '../messages.ts';
import { useStartRun, useStopRun } from '../mutations.ts';
import { runQuery } from '../queries.ts';

export function ProbeAll() {
  const url = useUrl();
  const start = useStartRun((run) => url.set({ run: run.id }, 'replace'));
  return (
    <div className="flex flex-col items-end gap-1">
      <Button
        look="primary"
        needs="operate"
        busy={start.isPending}
        icon={<Activity size={14} aria-hidden="true" />}
        onClick={() => start.mutate({})}
      >
        {t.probeAll}
      </Button>
      {start.error && <FieldError text={start.error.message} />}
    </div>
  );
}

export function ProbeRunPanel({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { data: run, error } = useQuery(runQuery(id));
  const stop = useStopRun();
  useProgressSaid(run);
  return (
    <section aria-label={t.run.title} className="rounded-panel border border-line bg-surface px-4 py-3 text-13">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div role="status" className="min-w-0 flex-1">
          {error ? (
            <FieldError text={t.run.gone} />
          ) : (
            <span className="num font-medium">{run ? sentenceOf(run) : t.run.starting}</span>
          )}
        </div>
        {run?.endedAt === null && <Pace run={run} />}
        {run?.endedAt === null && (
          <Button small needs="operate" busy={stop.isPending} onClick={() => stop.mutate(id)}>
            {t.run.stop}
          </Button>
        )}
        {(run?.endedAt !== null || error) && (
          <IconButton small name={common.dismiss} onClick={onClose}>
            <X size={14} aria-hidden="true" />
          </IconButton>
        )}
      </div>
      {run && run.total > 0 && <Bar run={run} />}
      {run && run.total > 0 && (
        <ul className="num mt-1.5 flex flex-wrap gap-x-4 text-12 text-ink-2">
          <li>{t.run.works(formatCount(run.ok))}</li>
          {run.failures.map(({ reason, exits }) => (
            <li key={reason}>{t.run.fails(formatCount(exits), failureWords(reason))}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Bar({ run }: { readonly run: ProbeRun }) {
  const share = (n: number): string => `${(n / run.total) * 100}%`;
  return (
    <div
      role="progressbar"
      aria-label={t.run.title}
      aria-valuemin={0}
      aria-valuemax={run.total}
      aria-valuenow={run.done}
      className="mt-2 flex h-2 overflow-hidden rounded-full bg-raised"
    >
      <span data-shape className="bg-healthy" style={{ width: share(run.ok) }} />
      <span data-shape className="bg-danger" style={{ width: share(run.done - run.ok) }} />
    </div>
  );
}

function Pace({ run }: { readonly run: ProbeRun }) {
  const text = useClock((now) => {
    const perMs = run.done / Math.max(1, now - run.startedAt);
    return perMs === 0
      ? ''
      : `${t.run.rate(formatRate(perMs * 1000))} · ${t.run.left(formatSpan((run.total - run.done) / perMs))}`;
  });
  return <span className="num text-12 text-ink-3">{text}</span>;
}

function sentenceOf({ total, done, ok, endedAt }: ProbeRun): string {
  if (total === 0) return t.run.nothing;
  if (endedAt === null) return t.run.progress(formatCount(done), formatCount(total));
  return done < total
    ? t.run.stopped(formatCount(done), formatCount(total))
    : t.run.ended(formatCount(ok), formatCount(done - ok));
}

/** Quarters are said aloud, not each step. */
function useProgressSaid(run: ProbeRun | undefined): void {
  const quarter = run && run.total > 0 ? Math.floor((run.done / run.total) * 4) : 0;
  const said = useRef(0);
  useEffect(() => {
    if (quarter > said.current) announce(t.run.announced(quarter * 25));
    said.current = quarter;
  }, [quarter]);
}
