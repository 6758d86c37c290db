// Requests as they come and as they were: filter, time range, pause, open one. The address holds the filter, the range and the open request.
import type { RequestRow } from '@gyre/shared/contract/traffic';
import { readRequestQuery } from '@gyre/shared/query/request-query';
import { useMemo, useState } from 'react';
import { PageHeader } from '../../../components/page-header.tsx';
import { useHotkeys } from '../../../lib/hotkeys.ts';
import { useFillHeight } from '../../../lib/use-fill-height.ts';
import { useTitle } from '../../../lib/use-title.ts';
import { useTypedParam } from '../../../lib/use-typed-param.ts';
import { useUrl } from '../../../lib/use-url.ts';
import { t } from '../messages.ts';
import { useOlder } from '../older.ts';
import { rowTest, useHeldRows, useTail, type Asked } from '../tail.ts';
import { RangeBar } from './range-bar.tsx';
import { RequestDetail } from './request-detail.tsx';
import { RequestTail } from './request-tail.tsx';
import { TailBar, type TailState } from './tail-bar.tsx';

const none: readonly RequestRow[] = [];

export function RequestsPage() {
  const url = useUrl();
  const typed = useTypedParam(url, 'q');
  const asked = useAsked(url);
  const { q } = asked;
  const openId = url.get('request');
  const tail = useTail(asked);
  const [paused, setPaused] = useState(false);
  const [reading, setReading] = useState(false);
  const [atTop, setAtTop] = useState(true);
  const [rewind, setRewind] = useState(0);
  const [activeId, setActiveId] = useState(openId);
  const { ref, height } = useFillHeight();
  useTitle(q === '' ? t.title : t.titleOf(q));

  const kept = tail.rows ?? none;
  const matching = useMemo(() => kept.filter(rowTest(asked)), [kept, asked]);
  const away = !atTop || reading || openId !== '';
  const held = useHeldRows(matching, paused || away, JSON.stringify(asked));
  const older = useOlder(asked, held.rows, away);
  const { rows } = older;
  const newer = held.newer.length;
  const state = stateOf(paused, newer > 0 || away);

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
      <PageHeader title={t.title} about={t.about} actions={<RangeBar asked={asked} onSet={(to) => url.set(to)} />} />
      <TailBar
        {...{ state, newer }}
        filter={typed}
        problem={problemOf(typed.text)}
        known={kept}
        shown={rows.length}
        log={tail.log}
        left={tail.left}
        onToggle={toggle}
        onNewest={showNewest}
      />
      <RequestTail
        read={tail}
        {...{ q, rows, active, rewind, older }}
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
          row={kept.find(({ id }) => id === openId) ?? rows.find(({ id }) => id === openId)}
          onClose={() => url.set({ request: null })}
          onStep={(step) => open(rows.findIndex(({ id }) => id === openId) + step, 'replace')}
        />
      )}
    </div>
  );
}

const stateOf = (paused: boolean, held: boolean): TailState => (paused ? 'paused' : held ? 'held' : 'following');

/** What the address asks for; the same object while it asks for the same. */
function useAsked(url: ReturnType<typeof useUrl>): Asked {
  const [q, from, to] = [url.get('q').trim(), url.get('from'), url.get('to')];
  return useMemo(() => ({ q, from, to }), [q, from, to]);
}

function problemOf(text: string): string | null {
  const [error] = readRequestQuery(text).errors;
  return error === undefined ? null : t.problemAt(error.start + 1, error.message);
}
