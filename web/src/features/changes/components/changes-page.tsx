// Changes: who changed what and when, by day; filters are in the address, one change opens over the list.
import type { Change } from '@gyre/shared/contract/changes';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Empty } from '../../../components/empty.tsx';
import { ErrorPanel } from '../../../components/error-panel.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { TableSkeleton } from '../../../components/plain-table.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { Input } from '../../../components/ui/inputs.tsx';
import { formatCount } from '../../../lib/format.ts';
import { useTypedParam } from '../../../lib/use-typed-param.ts';
import { useUrl } from '../../../lib/use-url.ts';
import { useTitle } from '../../../lib/use-title.ts';
import { byDay, changesWith } from '../change-words.ts';
import { t } from '../messages.ts';
import { isVia } from '../change-vias.ts';
import { type ChangeFilter, changesQuery } from '../queries.ts';
import { ChangeDrawer } from './change-drawer.tsx';
import { ChangeFilters } from './change-filters.tsx';
import { ChangeLine } from './change-line.tsx';

export function ChangesPage() {
  useTitle(t.title);
  const filter = useFilter();
  const read = useInfiniteQuery(changesQuery(filter));
  const { data, error, refetch } = read;
  const filtered = filter.from + filter.to !== '' || Object.values(filter.asked).some((it) => it !== undefined);
  return (
    <div className="flex max-w-[1120px] flex-col gap-4">
      <PageHeader title={t.title} about={t.about} />
      {error && !data && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {!error && !data && <TableSkeleton rows={8} />}
      {data && <Loaded pages={data.pages} filtered={filtered} />}
      {read.hasNextPage && (
        <div className="self-center">
          <Button busy={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
            {t.older}
          </Button>
        </div>
      )}
      <OpenChange />
    </div>
  );
}

interface LoadedProps {
  readonly pages: readonly {
    readonly items: readonly Change[];
    readonly actors: readonly string[];
    readonly total: number;
  }[];
  readonly filtered: boolean;
}
function Loaded({ pages, filtered }: LoadedProps) {
  const loaded = pages.flatMap((page) => page.items);
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <ChangeFilters actors={pages[0]?.actors ?? []} />
      </div>
      {loaded.length === 0 && <NoChanges filtered={filtered} />}
      {loaded.length > 0 && <ChangeDays loaded={loaded} total={pages[0]?.total ?? loaded.length} />}
    </>
  );
}

const NoChanges = ({ filtered }: { readonly filtered: boolean }) => (
  <Empty title={filtered ? t.noMatchAtAll : t.emptyTitle} text={filtered ? t.noMatchText : t.emptyText} />
);

interface DaysProps {
  readonly loaded: readonly Change[];
  readonly total: number;
}
function ChangeDays({ loaded, total }: DaysProps) {
  const { text, type } = useTypedParam(useUrl(), 'q');
  const shown = changesWith(loaded, text);
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <span className="w-full md:w-80">
          <Input
            type="search"
            aria-label={t.find}
            placeholder={t.find}
            value={text}
            onChange={(event) => type(event.target.value)}
          />
        </span>
        <p role="status" className="num text-12 text-ink-3">
          {t.total(formatCount(shown.length), formatCount(total))}
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
    </>
  );
}

/** The one in the address. */
function OpenChange() {
  const params: { readonly id?: string } = useParams({ strict: false });
  const { id } = params;
  const navigate = useNavigate();
  if (id === undefined) return null;
  return <ChangeDrawer id={id} onClose={() => void navigate({ to: '/changes', search: true })} />;
}

function useFilter(): ChangeFilter {
  const url = useUrl();
  const text = (name: string): string | undefined => url.get(name) || undefined;
  const via = url.get('via');
  const asked = {
    actor: text('actor'),
    noun: text('noun'),
    objectId: text('objectId'),
    via: isVia(via) ? via : undefined,
  };
  return { asked, from: url.get('from'), to: url.get('to') };
}
