// One piece of long work under way: what it does, how far it is, how fast, how long still, and the verb that stops it.
import { formatCount, formatRate, formatSpan } from '../lib/format.ts';
import { t } from '../lib/messages/write-runs.ts';
import { useClock } from '../lib/now.ts';
import { percentOf } from '../lib/write-runs.ts';
import { Button } from './ui/button.tsx';

/** After so long the pace is told. */
const soonestMs = 1_000;

export interface RunLineProps {
  readonly name: string;
  readonly done: number;
  readonly total: number;
  /** Of what is done: what did not go well. */
  readonly failed?: number;
  /** Epoch ms. */
  readonly startedAt: number;
  readonly stopping: boolean;
  /** undefined: it can no longer be stopped. */
  readonly onStop: (() => void) | undefined;
}

export function RunLine({ name, done, total, failed = 0, startedAt, stopping, onStop }: RunLineProps) {
  const share = (n: number): string => `${(n / Math.max(1, total)) * 100}%`;
  return (
    <div className="flex w-full flex-wrap items-center gap-x-4 gap-y-1 text-13">
      <span className="min-w-48 flex-1 font-medium break-words">{name}</span>
      <span className="num text-12 text-ink-2">
        {t.progress(formatCount(done), formatCount(total), percentOf({ done, total }))}
      </span>
      <Pace {...{ done, total, startedAt }} />
      <span className="ml-auto">
        {onStop !== undefined && (
          <Button small needs="operate" busy={stopping} onClick={onStop}>
            {t.stop}
          </Button>
        )}
      </span>
      <div
        role="progressbar"
        aria-label={name}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        className="flex h-2 w-full overflow-hidden rounded-full bg-raised"
      >
        <span data-shape className="bg-healthy" style={{ width: share(done - failed) }} />
        <span data-shape className="bg-danger" style={{ width: share(failed) }} />
      </div>
    </div>
  );
}

function Pace({ done, total, startedAt }: Pick<RunLineProps, 'done' | 'total' | 'startedAt'>) {
  const text = useClock((now) => {
    const ms = now - startedAt;
    // Sooner it is a guess, and clocks differ.
    if (ms < soonestMs || done === 0) return '';
    const perMs = done / ms;
    return `${t.rate(formatRate(perMs * 1000))} · ${t.timeLeft(formatSpan((total - done) / perMs))}`;
  });
  return <span className="num text-12 text-ink-3">{text}</span>;
}
