// Large writes in the bar on top: shown while one is under way, wherever one is. Tells once how each of one's own ended.
import { useQuery } from '@tanstack/react-query';
import { LoaderCircle } from 'lucide-react';
import { Popover } from '../../components/ui/popover.tsx';
import { WriteRunLine } from '../../components/write-run-line.tsx';
import { t } from '../../lib/messages/write-runs.ts';
import { isUnderWay, percentOf, writeRunsQuery } from '../../lib/write-runs.ts';
import { useRunNotices } from './use-run-notices.ts';

export function RunTray() {
  const { data } = useQuery(writeRunsQuery);
  useRunNotices(data?.items);
  const runs = data?.items.filter(isUnderWay) ?? [];
  const first = runs[0];
  if (first === undefined) return null;
  const percent = percentOf(first);
  return (
    <Popover
      align="end"
      name={t.title}
      trigger={
        <button
          type="button"
          aria-label={t.running(percent)}
          className="flex h-8 items-center gap-1.5 rounded-control px-2 text-13 whitespace-nowrap text-ink-2 hover:bg-raised hover:text-ink pointer-coarse:min-h-11"
        >
          <LoaderCircle size={14} aria-hidden="true" />
          <span className="num">{percent} %</span>
        </button>
      }
    >
      <div className="flex w-[440px] max-w-[calc(100vw-24px)] flex-col gap-3 p-4">
        <h2 className="text-14">{t.title}</h2>
        {runs.map((run) => (
          <WriteRunLine key={run.id} run={run} />
        ))}
      </div>
    </Popover>
  );
}
