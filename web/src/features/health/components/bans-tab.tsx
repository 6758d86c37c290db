// Site bans: which exits are kept from which sites, until when, and what gave them away; below them the rules that find them.
import { siteBanSorts, type SiteBan } from '@gyre/shared/contract/site-bans';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Empty } from '../../../components/empty.tsx';
import { Listing } from '../../../components/listing.tsx';
import { PlainTable } from '../../../components/plain-table.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { sortIn } from '../../../lib/sort-address.ts';
import { useUrl } from '../../../lib/use-url.ts';
import { banColumns } from '../ban-columns.tsx';
import { t } from '../ban-messages.ts';
import { bansQuery } from '../queries.ts';
import { BanFilters, banFilterOf } from './ban-filters.tsx';
import { BanRules } from './ban-rules.tsx';
import { ImposeDialog } from './impose-dialog.tsx';
import { LiftMany, type LiftWhat } from './lift-many.tsx';

export function BansTab() {
  const url = useUrl();
  const filter = banFilterOf(url);
  const filtered = Object.values(filter).some((value) => value !== '');
  const read = useInfiniteQuery(bansQuery(filter, sortIn(url, siteBanSorts)));
  const [imposing, setImposing] = useState(false);
  const [lifting, setLifting] = useState<LiftWhat | null>(null);
  const pages = read.data?.pages;
  const rows = pages && { items: pages.flatMap(({ items }) => items) };
  const total = pages?.[0]?.total;
  const impose = (
    <Button needs="operate" icon={<Plus size={14} aria-hidden="true" />} onClick={() => setImposing(true)}>
      {t.impose}
    </Button>
  );
  return (
    <div className="flex flex-col gap-6">
      <section aria-label={t.title} className="flex flex-col gap-3">
        <p className="text-13 text-ink-2">{t.about}</p>
        <BanFilters url={url} total={total} onLift={setLifting}>
          {(filtered || total !== 0) && impose}
        </BanFilters>
        <Listing
          read={{ data: rows, error: read.error, refetch: read.refetch }}
          empty={
            filtered ? (
              <Empty title={t.noMatch} text={t.noMatchText}>
                <Button onClick={() => url.set({ q: null, site: null, exit: null })}>{t.clear}</Button>
              </Empty>
            ) : (
              <Empty title={t.empty} text={t.emptyText}>
                {impose}
              </Empty>
            )
          }
        >
          {(bans) => (
            <PlainTable name={t.title} rows={bans} keyOf={(ban) => ban.id} columns={banColumns(narrowTo, setLifting)} />
          )}
        </Listing>
        {read.hasNextPage && (
          <div className="flex justify-center">
            <Button busy={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
              {t.more}
            </Button>
          </div>
        )}
      </section>
      <BanRules />
      {imposing && <ImposeDialog onClose={() => setImposing(false)} />}
      {lifting && <LiftMany what={lifting} onClose={() => setLifting(null)} />}
    </div>
  );

  function narrowTo(by: 'site' | 'exit', ban: SiteBan): void {
    url.set(by === 'site' ? { site: ban.site } : { exit: ban.exitId });
  }
}
