// Sessions: who holds which exit. The address holds the filter; rows come page by page and are read again while somebody looks.
import { sessionSorts, type Session } from '@gyre/shared/contract/sessions';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Empty } from '../../../components/empty.tsx';
import { Listing } from '../../../components/listing.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { PlainTable } from '../../../components/plain-table.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { formatCount } from '../../../lib/format.ts';
import { useHotkeys } from '../../../lib/hotkeys.ts';
import { sortIn } from '../../../lib/sort-address.ts';
import { useTitle } from '../../../lib/use-title.ts';
import { useUrl } from '../../../lib/use-url.ts';
import { sessionColumns } from '../columns.tsx';
import { t } from '../messages.ts';
import { sessionsQuery } from '../queries.ts';
import { BulkRelease } from './bulk-release.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { NoSessions } from './no-sessions.tsx';
import { filterOf, SessionFilters } from './session-filters.tsx';

const focusBox = (): void => document.querySelector<HTMLInputElement>('[data-query-box]')?.focus();

export function SessionsPage() {
  const url = useUrl();
  const filter = filterOf(url);
  const filtered = Object.values(filter).some((value) => value !== '');
  const read = useInfiniteQuery(sessionsQuery(filter, sortIn(url, sessionSorts)));
  const [moving, setMoving] = useState<Session | null>(null);
  useTitle(t.title);
  useHotkeys([{ keys: '/', label: t.search, group: t.title, run: focusBox }]);
  const pages = read.data?.pages;
  const total = pages?.[0]?.total;
  const rows = pages && { items: pages.flatMap(({ items }) => items) };
  return (
    <div className="flex flex-col gap-4">
      <PageHeader title={t.title} about={t.about} actions={<BulkRelease filter={filter} />} />
      {(filtered || total !== 0) && <SessionFilters url={url} count={total === undefined ? '' : t.total(total)} />}
      <Listing
        read={{ data: rows, error: read.error, refetch: read.refetch }}
        expect={8}
        empty={
          filtered ? (
            <Empty title={t.noMatchTitle} text={t.noMatchText}>
              <Button onClick={() => url.set({ q: null, user: null, pool: null, exit: null })}>{t.clear}</Button>
            </Empty>
          ) : (
            <NoSessions />
          )
        }
      >
        {(sessions) => (
          <>
            <PlainTable
              pairs
              name={t.title}
              rows={sessions}
              keyOf={(session) => session.id}
              columns={sessionColumns(setMoving)}
            />
            {read.hasNextPage && (
              <div className="flex items-center justify-center gap-3 text-13 text-ink-2">
                <span className="num">{t.shown(formatCount(sessions.length), formatCount(total ?? 0))}</span>
                <Button busy={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
                  {t.older}
                </Button>
              </div>
            )}
          </>
        )}
      </Listing>
      {moving && <MoveDialog session={moving} onClose={() => setMoving(null)} />}
    </div>
  );
}
