// Requests as they come: filter, pause, open one. The address holds the filter and the open request.
import type { RequestRow } from '@gyre/shared/contract/traffic';
import { useMemo, useState } from 'react';
import { PageHeader } from '../../../components/page-header.tsx';
import { useHotkeys } from '../../../lib/hotkeys.ts';
import { useFillHeight } from '../../../lib/use-fill-height.ts';
import { useTitle } from '../../../lib/use-title.ts';
import { useUrl } from '../../../lib/use-url.ts';
import { readFilter } from '../filter.ts';
import { t } from '../messages.ts';
import { useHeldRows, useTail } from '../tail.ts';
import { useTypedParam } from '../../../lib/use-typed-param.ts';
import { RequestDetail } from './request-detail.tsx';
import { RequestTail } from './request-tail.tsx';
import { TailBar, type TailState } from './tail-bar.tsx';

const none: readonly RequestRow[] = [];

export function RequestsPage() {
  const url = useUrl();
  const typed = useTypedParam(url, 'q');
  const q = typed.text.trim();
  const openId = url.get('request');
  const tail = useTail();
  const [paused, setPaused] = useState(false);
  const [reading, setReading] = useState(false);
  const [atTop, setAtTop] = useState(true);
  const [rewind, setRewind] = useState(0);
  const [activeId, setActiveId] = useState(openId);
  const { ref, height } = useFillHeight();
  useTitle(q === '' ? t.title : t.titleOf(q));

  const kept = tail.rows ?? none;
  const held = useHeldRows(kept, paused || reading || !atTop || openId !== '');
  const filter = useMemo(() => readFilter(q), [q]);
  const rows = useMemo(() => held.rows.filter(filter.matches), [held.rows, filter]);
  const newer = useMemo(() => held.newer.filter(filter.matches).length, [held.newer, filter]);
  const state: TailState = paused ? 'paused' : newer > 0 || !atTop || reading || openId !== '' ? 'held' : 'following';

  const active = activeId === '' ? -1 : rows.findIndex(({ id }) => id === activeId);
  const setActive = (index: number): void => setActiveId(rows[index]?.id ?? '');
  const open = (index: number, how: 'push' | 'replace' = 'push'): void => {
    const row = rows[index];
    if (!row) return;
    setActiveId(row.id);
    url.set({ request: row.id }, how);
  };
  const move = (step: number): void => setActive(Math.max(0, Math.min(rows.length - 1, active + step)));
  const showNewest = (): void => {
    setPaused(false);
    setReading(false);
    setActiveId('');
    setRewind((before) => before + 1);
  };
  const toggle = (): void => setPaused((before) => !before);
  useHotkeys([
    { keys: ' ', label: paused ? t.resume : t.pause, group: t.title, run: toggle },
    { keys: 'j', label: t.keys.next, group: t.title, run: () => move(1) },
    { keys: 'k', label: t.keys.before, group: t.title, run: () => move(-1) },
    { keys: 'Enter', label: t.keys.open, group: t.title, run: () => open(active) },
    { keys: 't', label: t.keys.top, group: t.title, run: showNewest },
  ]);
  return (
    <div ref={ref} className="flex min-w-0 flex-col gap-3" style={{ height }}>
      <PageHeader title={t.title} about={t.about} />
      <TailBar
        {...{ state, newer }}
        filter={typed}
        problem={filter.problem}
        known={kept}
        shown={rows.length}
        left={tail.left}
        onToggle={toggle}
        onNewest={showNewest}
      />
      <RequestTail
        read={tail}
        {...{ q, rows, active, rewind }}
        onActive={setActive}
        onOpen={open}
        onTop={setAtTop}
        onReading={setReading}
        onClear={() => typed.choose('')}
      />
      {openId !== '' && (
        <RequestDetail
          key={openId}
          id={openId}
          row={kept.find(({ id }) => id === openId) ?? held.rows.find(({ id }) => id === openId)}
          onClose={() => url.set({ request: null })}
          onStep={(step) => open(rows.findIndex(({ id }) => id === openId) + step, 'replace')}
        />
      )}
    </div>
  );
}
