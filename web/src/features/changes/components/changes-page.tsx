// Changes: who changed what and when, by day; older ones on request. The newest revision says where it is running.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Empty } from '../../../components/empty.tsx';
import { ErrorPanel } from '../../../components/error-panel.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { TableSkeleton } from '../../../components/plain-table.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { Input } from '../../../components/ui/inputs.tsx';
import { formatCount } from '../../../lib/format.ts';
import { useTitle } from '../../../lib/use-title.ts';
import { byDay, changesWith } from '../change-words.ts';
import { t } from '../messages.ts';
import { changesQuery } from '../queries.ts';
import { ChangeLine } from './change-line.tsx';

export function ChangesPage() {
  useTitle(t.title);
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(changesQuery);
  const [text, setText] = useState('');
  const loaded = data?.pages.flatMap((page) => page.items) ?? [];
  const shown = changesWith(loaded, text);
  return (
    <div className="flex max-w-[1120px] flex-col gap-4">
      <PageHeader title={t.title} about={t.about} />
      {error && !data && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {!error && !data && <TableSkeleton rows={8} />}
      {data && loaded.length === 0 && <Empty title={t.emptyTitle} text={t.emptyText} />}
      {loaded.length > 0 && (
        <>
          <div className="flex flex-wrap items-center justify-between gap-3">
            <span className="w-full md:w-80">
              <Input
                type="search"
                aria-label={t.find}
                placeholder={t.find}
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            </span>
            <p role="status" className="num text-12 text-ink-3">
              {t.total(formatCount(shown.length), formatCount(data?.pages[0]?.total ?? loaded.length))}
            </p>
          </div>
          {shown.length === 0 && <p className="py-8 text-center text-13 text-ink-3">{t.noMatch}</p>}
          {byDay(shown).map((day) => (
            <section key={day.name} aria-label={day.name}>
              <h2 className="mb-1.5 text-13 text-ink-2">{day.name}</h2>
              <ol className="divide-y divide-line rounded-panel border">
                {day.changes.map((change) => (
                  <ChangeLine key={change.id} change={change} />
                ))}
              </ol>
            </section>
          ))}
          {hasNextPage && (
            <div className="self-center">
              <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {t.older}
              </Button>
            </div>
          )}
        </>
      )}
    </div>
  );
}
