// A line under the top bar while something concerns the whole page: the stream is lost, or no worker serves.
import { useQuery } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { StatusIcon } from '../../components/status-icon.tsx';
import { alarm, announce } from '../../lib/announce.ts';
import { cn } from '../../lib/cn.ts';
import { formatClock } from '../../lib/format.ts';
import { stream } from '../../lib/live.ts';
import { t } from '../../lib/messages/shell.ts';
import { revisionQuery } from '../../lib/queries.ts';
import { useStore } from '../../lib/store.ts';

export function Banner() {
  const { level, heardAt } = useStore(stream);
  const { data } = useQuery(revisionQuery);
  const lost = level === 'lost';
  const text = heardAt === 0 ? t.lostBefore : t.lost(formatClock(heardAt));
  useEffect(() => {
    if (!lost) return;
    alarm(text);
    return () => {
      alarm('');
      announce(t.back);
    };
  }, [lost, text]);
  if (lost)
    return (
      <Line look="bg-warning-tint text-warning">
        <strong className="font-semibold">{text}</strong> {t.lostHint}
      </Line>
    );
  const idle = data !== undefined && data.total > 0 && !data.workers.some((one) => one.connected);
  return idle ? <Line look="bg-danger-tint text-danger">{t.noWorkers}</Line> : null;
}

function Line({ look, children }: { readonly look: string; readonly children: ReactNode }) {
  return (
    <div className={cn('flex items-start gap-2 border-b px-4 py-2 text-13 lg:px-6', look)}>
      <span className="mt-0.5">
        <StatusIcon kind="warning" />
      </span>
      <p className="min-w-0">{children}</p>
    </div>
  );
}
