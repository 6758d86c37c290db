// The newest requests as they come. While the pointer or the focus is on the list it holds still and counts what is newer.
import type { RequestRow } from '@gyre/shared/contract/traffic';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Pause, Play } from 'lucide-react';
import { useState } from 'react';
import { ErrorPanel } from '../../../components/error-panel.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { useHotkeys } from '../../../lib/hotkeys.ts';
import { usePhone } from '../../../lib/use-media.ts';
import { t } from '../messages.ts';
import { recentQuery } from '../queries.ts';
import { Panel } from './panel.tsx';
import { RequestLines, RequestTable } from './request-rows.tsx';

export function RecentRequests() {
  const { data, error, refetch } = useQuery(recentQuery);
  const [paused, setPaused] = useState(false);
  const [over, setOver] = useState(false);
  const newest = data?.items ?? [];
  const { rows, newer } = useHeld(newest, paused || over);
  const phone = usePhone();
  const toggle = (): void => setPaused(!paused);
  useHotkeys([{ keys: '.', label: paused ? t.resume : t.pause, group: t.recent, run: toggle }]);
  return (
    <Panel
      flush
      title={t.recent}
      about={newer > 0 && <span className="num">{t.newer(newer)}</span>}
      actions={
        <>
          <Link to="/requests" className="text-13 text-accent hover:underline pointer-coarse:py-1">
            {t.allRequests}
          </Link>
          <Button
            small
            look="quiet"
            aria-pressed={paused}
            icon={paused ? <Play size={14} aria-hidden="true" /> : <Pause size={14} aria-hidden="true" />}
            onClick={toggle}
          >
            {paused ? t.resume : t.pause}
          </Button>
        </>
      }
    >
      {error && !data && (
        <div className="p-4">
          <ErrorPanel error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {data && newest.length === 0 && <p className="px-4 py-10 text-center text-13 text-ink-3">{t.recentEmpty}</p>}
      {rows.length > 0 && (
        <div
          role="log"
          aria-live="off"
          aria-label={t.recent}
          tabIndex={0}
          className="max-h-[420px] overflow-auto"
          onPointerEnter={(event) => event.pointerType === 'mouse' && setOver(true)}
          onPointerLeave={() => setOver(false)}
          onFocus={() => setOver(true)}
          onBlur={() => setOver(false)}
        >
          {phone ? <RequestLines rows={rows} /> : <RequestTable rows={rows} />}
        </div>
      )}
    </Panel>
  );
}

/** The rows to show: those of the moment it was held, and how many came since. */
function useHeld(
  newest: readonly RequestRow[],
  hold: boolean,
): { readonly rows: readonly RequestRow[]; readonly newer: number } {
  const [held, setHeld] = useState<readonly RequestRow[] | null>(null);
  if (hold && held === null) setHeld(newest);
  if (!hold && held !== null) setHeld(null);
  if (!hold || held === null) return { rows: newest, newer: 0 };
  const top = held[0]?.id;
  const at = newest.findIndex((row) => row.id === top);
  return { rows: held, newer: at < 0 ? newest.length : at };
}
