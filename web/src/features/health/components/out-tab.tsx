// Exits that are out now: why, since when, until when; probe some of them again. Beside them what happened last.
import type { Exit } from '@gyre/shared/contract/exits';
import { readExitQuery } from '@gyre/shared/query/exit-query';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AppLink } from '../../../components/app-link.tsx';
import { Empty } from '../../../components/empty.tsx';
import { Listing } from '../../../components/listing.tsx';
import { PlainTable } from '../../../components/plain-table.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { stringifySearch } from '../../../lib/address.ts';
import { formatCount } from '../../../lib/format.ts';
import { useHotkeys } from '../../../lib/hotkeys.ts';
import { useTypedParam } from '../../../lib/use-typed-param.ts';
import { useUrl, type Url } from '../../../lib/use-url.ts';
import { ExitQueryBox } from '../../../components/exit-query-box.tsx';
import { t as all } from '../messages.ts';
import { useStartRun } from '../mutations.ts';
import { outColumns } from '../out-columns.tsx';
import { healthQuery, outQuery } from '../queries.ts';
import { useOutPools } from '../use-out-pools.ts';
import { useReasons } from '../use-reasons.ts';
import { EventList } from './event-list.tsx';
import { Reasons } from './reasons.tsx';

const t = all.out;
const focusBox = (): void => document.querySelector<HTMLInputElement>('[data-query-box]')?.focus();
const readable = (text: string): boolean => readExitQuery(text).errors.length === 0;

export function OutTab() {
  const url = useUrl();
  const typed = readable(url.get('q')) ? url.get('q').trim() : '';
  const read = useQuery(outQuery(typed));
  const overview = useQuery(healthQuery).data;
  const total = read.data?.total ?? 0;
  useHotkeys([{ keys: '/', label: t.filter, group: all.title, run: focusBox }]);
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_360px]">
      <div className="flex min-w-0 flex-col gap-3">
        {(typed !== '' || total > 0) && <Filter url={url} total={total} />}
        {total > 0 && typed === '' && overview && <Reasons reasons={overview.reasons} />}
        <Listing
          read={{ data: read.data, error: read.error, refetch: read.refetch }}
          empty={
            typed === '' ? (
              <Empty title={t.empty} text={t.emptyText} />
            ) : (
              <Empty title={t.emptyFilter} text={typed}>
                <Button onClick={() => url.set({ q: null })}>{t.clear}</Button>
              </Empty>
            )
          }
        >
          {(exits) => <OutList exits={exits} total={total} q={typed} />}
        </Listing>
      </div>
      <EventList />
    </div>
  );
}

function Filter({ url, total }: { readonly url: Url; readonly total: number }) {
  const { text, type } = useTypedParam(url, 'q', readable);
  const problem = readExitQuery(text).errors[0]?.message;
  return (
    <div className="flex flex-wrap items-center gap-3">
      <div className="min-w-0 flex-1">
        <ExitQueryBox label={t.filter} placeholder={t.filter} value={text} onValue={type} error={problem} />
      </div>
      <span role="status" className="num text-13 text-ink-2">
        {t.count(total)}
      </span>
    </div>
  );
}

interface OutListProps {
  readonly exits: readonly Exit[];
  readonly total: number;
  readonly q: string;
}

function OutList({ exits, total, q }: OutListProps) {
  const url = useUrl();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const details = useReasons();
  const poolsOf = useOutPools();
  const newest = [...exits].sort((a, b) => b.health.sinceAt - a.health.sinceAt);
  const here = newest.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  const start = useStartRun((run) => {
    setChosen(new Set());
    url.set({ run: run.id }, 'replace');
  });
  const toggle = (id: string): void =>
    setChosen((now) => {
      const next = new Set(now);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const toggleAll = (): void =>
    setChosen(here.length === newest.length ? new Set() : new Set(newest.map(({ id }) => id)));
  return (
    <>
      {here.length > 0 && (
        <div className="flex flex-wrap items-center gap-2 rounded-panel border border-line bg-selected px-3 py-1.5 text-13">
          <span role="status" className="num mr-auto">
            {t.selected(here.length)}
          </span>
          <Button small needs="operate" busy={start.isPending} onClick={() => start.mutate({ ids: here })}>
            {all.probeSelected(here.length)}
          </Button>
          <Button small look="quiet" onClick={() => setChosen(new Set())}>
            {t.clearSelection}
          </Button>
        </div>
      )}
      <PlainTable
        name={all.tabs.out}
        rows={newest}
        keyOf={(exit) => exit.id}
        columns={outColumns({
          chosen,
          toggle,
          toggleAll,
          every: here.length === newest.length,
          details,
          poolsOf,
          whole: total <= exits.length,
        })}
      />
      {total > exits.length && (
        <p className="text-center text-13 text-ink-2">
          {t.more(formatCount(exits.length), formatCount(total))}{' '}
          <AppLink
            href={`/exits${stringifySearch({ q: `state:ejected ${q}`.trim() })}`}
            className="text-accent hover:underline"
          >
            {t.all}
          </AppLink>
        </p>
      )}
    </>
  );
}
