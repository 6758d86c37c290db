// Exits: find, judge, change. The address holds the query, the order and the open exit; the server holds the list.
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { announce } from '../../../lib/announce.ts';
import { formatCount } from '../../../lib/format.ts';
import { useHotkeys } from '../../../lib/hotkeys.ts';
import { exitSummaryQuery } from '../../../lib/queries.ts';
import { handed, handOver } from '../../../lib/handed.ts';
import { useMay } from '../../../lib/session.ts';
import { useTitle } from '../../../lib/use-title.ts';
import { useUrl } from '../../../lib/use-url.ts';
import { useExitsLive } from '../live.ts';
import { t } from '../messages.ts';
import { defaultSort, type ExitView } from '../queries.ts';
import { readAddress } from '../read-address.ts';
import { useSelection } from '../selection.ts';
import { startOf } from '../row-windows.ts';
import { type ExitRows, useExitRows } from '../use-exit-rows.ts';
import { useFillHeight } from '../../../lib/use-fill-height.ts';
import { useKeptColumns } from '../use-columns.ts';
import { useIncoming } from '../use-incoming.ts';
import { useTypedQuery } from '../use-typed-query.ts';
import { ExitCreateDialog } from './exit-create-dialog.tsx';
import { ExitDrawer } from './exit-drawer.tsx';
import { ExitList } from './exit-list.tsx';
import { ExitsHeader } from './exits-header.tsx';
import { ImportDialog } from './import-dialog.tsx';

type Open = { readonly kind: 'import'; readonly text: string } | { readonly kind: 'add' } | null;

export function ExitsPage() {
  const url = useUrl();
  const query = useTypedQuery(url);
  const { q, sort } = readAddress(url);
  const view: ExitView = { q, sort };
  useKeptColumns();
  const [window_, setWindow] = useState({ first: 0, last: 0 });
  const onWindow = useCallback((first: number, last: number) => {
    // Scrolling inside a window asks for nothing and renders nothing here.
    const next = { first: startOf(first), last: startOf(last) };
    setWindow((now) => (now.first === next.first && now.last === next.last ? now : next));
  }, []);
  const rows = useExitRows(view, window_, url.get('exit'));
  const openId = url.get('exit');
  const shownQ = useShownQuery(rows, view.q);
  const whole = useQuery(exitSummaryQuery(''));
  const live = useExitsLive();
  const selection = useSelection(view.q, rows.total, url);
  const [active, setActive] = useState(0);
  useReveal(rows, openId, setActive);
  const [dialog, setDialog] = useState<Open>(null);
  const mayChange = useMay('operate');
  const { ref, height } = useFillHeight();
  const importing = dialog?.kind === 'import' || url.get('import') !== '';
  useLetGo(importing);
  useTitle(view.q === '' ? t.title : `${t.title}: ${view.q} (${formatCount(rows.total)})`);

  const openImport = (text: string): void => {
    if (mayChange) setDialog({ kind: 'import', text });
  };
  const over = useIncoming(openImport);
  const open = (index: number, how: 'push' | 'replace' = 'push'): void => {
    const exit = rows.rowAt(index);
    setActive(Math.max(0, Math.min(rows.total - 1, index)));
    if (exit) url.set({ exit: exit.id }, how);
  };
  const close = (): void => {
    setDialog(null);
    if (url.get('import') !== '') url.set({ import: null }, 'replace');
  };
  const move = (step: number): void => setActive((now) => Math.max(0, Math.min(rows.total - 1, now + step)));
  useHotkeys([
    { keys: 'i', label: t.keys.import, group: t.title, run: () => openImport('') },
    { keys: 'j', label: t.keys.next, group: t.title, run: () => move(1) },
    { keys: 'k', label: t.keys.before, group: t.title, run: () => move(-1) },
    { keys: 'x', label: t.keys.select, group: t.title, run: () => toggle(active) },
    { keys: 'Enter', label: t.keys.open, group: t.title, run: () => open(active) },
  ]);
  const toggle = (index: number): void => {
    const exit = rows.rowAt(index);
    if (!exit) return;
    selection.toggle(exit.id);
    announce(t.selected(formatCount(selection.size)));
  };
  const show = (tag: string | null): void => {
    close();
    query.choose(tag === null ? '' : `tag:${tag}`);
  };
  return (
    <div ref={ref} className="flex min-w-0 flex-col gap-3" style={{ height }}>
      <ExitsHeader
        query={query}
        q={view.q}
        shownQ={shownQ}
        total={rows.total}
        whole={whole.data?.total}
        error={rows.error}
        over={over}
        onImport={() => openImport('')}
        onAdd={() => setDialog({ kind: 'add' })}
        onVendor={() => url.set({ vendor: 'any' })}
      />
      <ExitList
        {...{ rows, view, live, selection, active }}
        nothingYet={whole.data?.total === 0 && view.q === ''}
        onActive={setActive}
        onSort={(sort) => url.set({ sort: sort === defaultSort ? null : sort })}
        onOpen={open}
        onWindow={onWindow}
        onImport={() => openImport('')}
        onClear={() => query.choose('')}
      />
      {openId !== '' && (
        <ExitDrawer
          id={openId}
          onClose={() => url.set({ exit: null, tab: null })}
          onStep={(step) => open(active + step, 'replace')}
        />
      )}
      {importing && (
        <ImportDialog initial={dialog?.kind === 'import' ? dialog.text : handed()} onClose={close} onShow={show} />
      )}
      {dialog?.kind === 'add' && (
        <ExitCreateDialog onClose={close} onCreated={(exit) => (close(), url.set({ exit: exit.id }))} />
      )}
    </div>
  );
}

/** The query that the rows belong to, null before the first: what else is told about them is asked for once they are here. */
function useShownQuery({ loading, old }: ExitRows, q: string): string | null {
  const [shown, setShown] = useState<string | null>(null);
  if (loading || old || shown === q) return shown;
  setShown(q);
  return q;
}

/** What was handed over to be imported may hold passwords: it is gone with the dialog, also where one leaves it by Back. */
function useLetGo(importing: boolean): void {
  useEffect(() => (importing ? () => handOver('') : undefined), [importing]);
}

/** A link to an open exit shows its row, wherever that is; after that the reader goes where he likes. */
function useReveal({ at, old }: ExitRows, openId: string, onActive: (index: number) => void): void {
  const revealed = useRef(false);
  useEffect(() => {
    if (revealed.current || old || (at === null && openId !== '')) return;
    revealed.current = true;
    if (at !== null) onActive(at);
  }, [at, old, openId, onActive]);
}
