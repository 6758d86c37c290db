// The live chip: whether the stream speaks, which revision is newest and in how many workers it runs. Opens to a list of workers.
import { useQuery } from '@tanstack/react-query';
import { StatusIcon, type StatusKind } from '../../components/status-icon.tsx';
import { Popover } from '../../components/ui/popover.tsx';
import { cn } from '../../lib/cn.ts';
import { formatCount } from '../../lib/format.ts';
import { stream } from '../../lib/live.ts';
import { t } from '../../lib/messages/shell.ts';
import { revisionQuery } from '../../lib/queries.ts';
import { useStore } from '../../lib/store.ts';
import { WorkerList } from './worker-list.tsx';

type Look = { readonly kind: StatusKind; readonly colour: string; readonly word: string };
const looks: Readonly<Record<'connecting' | 'live' | 'late' | 'lost' | 'partial', Look>> = {
  connecting: { kind: 'unproven', colour: 'text-ink-3', word: t.connecting },
  live: { kind: 'healthy', colour: 'text-healthy', word: t.live },
  partial: { kind: 'probation', colour: 'text-warning', word: t.live },
  late: { kind: 'warning', colour: 'text-warning', word: t.reconnecting },
  lost: { kind: 'warning', colour: 'text-danger', word: t.reconnecting },
};

export function LiveChip() {
  const level = useStore(stream, (s) => s.level);
  const { data } = useQuery(revisionQuery);
  const everywhere = data === undefined || data.running >= data.total;
  const look = looks[level === 'live' && !everywhere ? 'partial' : level];
  const said = data && level === 'live' ? t.chipRunning(data.revision, data.running, data.total) : look.word;
  return (
    <Popover
      align="end"
      name={t.workersTitle}
      trigger={
        <button
          type="button"
          aria-label={said}
          className="flex h-8 items-center gap-1.5 rounded-control px-2 text-13 whitespace-nowrap text-ink-2 hover:bg-raised hover:text-ink pointer-coarse:min-h-11"
        >
          <span className={cn(look.colour, level === 'late' && 'breathing')}>
            <StatusIcon kind={look.kind} size={10} />
          </span>
          <span>{look.word}</span>
          {data && (
            <span className="num hidden text-ink-3 lg:inline">
              · {t.rev(data.revision)} {t.inWorkers(data.running, data.total)}
            </span>
          )}
        </button>
      }
    >
      <div className="w-[440px] max-w-[calc(100vw-24px)] p-4">
        <h2 className="text-14">{t.workersTitle}</h2>
        {data && <p className="mt-1 text-13 text-ink-2">{t.workersText(formatCount(data.revision))}</p>}
        {data && <WorkerList state={data} />}
      </div>
    </Popover>
  );
}
