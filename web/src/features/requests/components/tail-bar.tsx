// Over the tail: the filter, all or failed, pause, whether it follows, and how many came since.
import type { RequestLogState, RequestRow } from '@gyre/shared/contract/traffic';
import { ArrowUp, Pause, Play } from 'lucide-react';
import { QueryBox } from '../../../components/query-box.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { Segmented } from '../../../components/ui/segmented.tsx';
import { cn } from '../../../lib/cn.ts';
import { formatBytes, formatMoment } from '../../../lib/format.ts';
import { t } from '../messages.ts';
import { suggestRequests } from '../suggest.ts';
import type { TypedParam } from '../../../lib/use-typed-param.ts';

export type TailState = keyof typeof t.state;

interface BarProps {
  readonly filter: TypedParam;
  readonly problem: string | null;
  /** All rows this page holds: what the filter completes and counts. */
  readonly known: readonly RequestRow[];
  readonly shown: number;
  readonly newer: number;
  readonly log: RequestLogState | undefined;
  /** Requests the stream left out. */
  readonly left: number;
  readonly state: TailState;
  readonly onToggle: () => void;
  readonly onNewest: () => void;
}

const failedTerm = 'ok:no';
const hasFailed = (q: string): boolean => q.split(/\s+/).includes(failedTerm);
const without = (q: string): string =>
  q
    .split(/\s+/)
    .filter((word) => word !== failedTerm)
    .join(' ');

export function TailBar({ filter, problem, known, shown, newer, log, left, state, onToggle, onNewest }: BarProps) {
  const choose = (which: 'all' | 'failed'): void => {
    const rest = without(filter.text);
    filter.choose(which === 'all' ? rest : `${rest} ${failedTerm}`.trim());
  };
  const paused = state === 'paused';
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-start gap-2">
        <div className="min-w-0 flex-1 basis-72">
          <QueryBox
            label={t.filter}
            placeholder={t.filterHint}
            value={filter.text}
            onValue={filter.type}
            suggest={(text, caret) => suggestRequests(text, caret, known)}
            error={problem ?? undefined}
          />
        </div>
        <Segmented
          name={t.which}
          value={hasFailed(filter.text) ? 'failed' : 'all'}
          onChoose={choose}
          options={[
            ['all', t.allOf],
            ['failed', t.failedOnly],
          ]}
        />
        <Button
          aria-pressed={paused}
          aria-keyshortcuts="Space"
          icon={paused ? <Play size={14} aria-hidden="true" /> : <Pause size={14} aria-hidden="true" />}
          onClick={onToggle}
        >
          {paused ? t.resume : t.pause}
        </Button>
      </div>
      <div className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1 text-12 text-ink-3">
        <span className="inline-flex items-center gap-1.5">
          <span
            aria-hidden="true"
            data-shape
            className={cn('size-2', state === 'following' ? 'rounded-full bg-healthy' : 'bg-warning')}
          />
          {t.state[state]}
        </span>
        <span className="num">{t.shown(shown)}</span>
        {log && <LogState log={log} />}
        {left > 0 && <span className="num">{t.sampled(left)}</span>}
        {newer > 0 && (
          <Button small icon={<ArrowUp size={14} aria-hidden="true" />} onClick={onNewest}>
            <span className="num">{t.newer(newer)}</span>
          </Button>
        )}
      </div>
    </div>
  );
}

/** What the log reaches back to, and whether something is missing in it. */
function LogState({ log }: { readonly log: RequestLogState }) {
  const { oldestAt, bytes, maxBytes, dropped, problem } = log;
  return (
    <>
      {maxBytes === 0 && <span>{t.keptNone}</span>}
      {maxBytes > 0 && oldestAt !== null && (
        <span className="num">{t.keptSince(formatMoment(oldestAt), formatBytes(bytes), formatBytes(maxBytes))}</span>
      )}
      {dropped > 0 && <span className="num text-warning">{t.logDropped(dropped)}</span>}
      {problem !== null && <span className="text-danger">{problem}</span>}
    </>
  );
}
