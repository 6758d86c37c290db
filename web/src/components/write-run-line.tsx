// One large write under way: what it does, how far it is, how fast, how long still, and the verb that stops it.
import type { WriteRun } from '@gyre/shared/contract/write-runs';
import { formatCount, formatRate, formatSpan } from '../lib/format.ts';
import { t } from '../lib/messages/write-runs.ts';
import { useClock } from '../lib/now.ts';
import { percentOf, useStopWriteRun } from '../lib/write-runs.ts';
import { Button } from './ui/button.tsx';

/** After so long the pace is told. */
const soonestMs = 1_000;

export function WriteRunLine({ run }: { readonly run: WriteRun }) {
  const stop = useStopWriteRun();
  const percent = percentOf(run);
  return (
    <div className="flex w-full flex-wrap items-center gap-x-4 gap-y-1 text-13">
      <span className="min-w-48 flex-1 font-medium break-words">{run.summary}</span>
      <span className="num text-12 text-ink-2">
        {t.progress(formatCount(run.done), formatCount(run.total), percent)}
      </span>
      <Pace run={run} />
      <Button small needs="operate" busy={stop.isPending} onClick={() => stop.mutate(run.id)}>
        {t.stop}
      </Button>
      <div
        role="progressbar"
        aria-label={run.summary}
        aria-valuemin={0}
        aria-valuemax={run.total}
        aria-valuenow={run.done}
        className="h-2 w-full overflow-hidden rounded-full bg-raised"
      >
        <div data-shape className="h-full bg-healthy" style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}

function Pace({ run }: { readonly run: WriteRun }) {
  const text = useClock((now) => {
    const ms = now - run.startedAt;
    // Sooner it is a guess, and clocks differ.
    if (ms < soonestMs || run.done === 0) return '';
    const perMs = run.done / ms;
    return `${t.rate(formatRate(perMs * 1000))} · ${t.timeLeft(formatSpan((run.total - run.done) / perMs))}`;
  });
  return <span className="num text-12 text-ink-3">{text}</span>;
}
