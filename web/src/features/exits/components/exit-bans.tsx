// Sites one exit is kept away from, until when and why; each can be lifted.
import type { SiteBan } from '@gyre/shared/contract/site-bans';
import { useQuery } from '@tanstack/react-query';
import { Listing } from '../../../components/listing.tsx';
import { PlainTable, type PlainColumn } from '../../../components/plain-table.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { FieldError } from '../../../components/ui/field.tsx';
import { Until } from '../../../components/until.tsx';
import { unknown } from '../../../lib/format.ts';
import { finderWords } from '../../../lib/messages/health.ts';
import { exitBansQuery } from '../../../lib/queries.ts';
import { t } from '../drawer-messages.ts';
import { useLiftBan } from '../mutations.ts';

export function ExitBans({ exitId }: { readonly exitId: string }) {
  const read = useQuery(exitBansQuery(exitId));
  return (
    <Listing read={read} expect={2} empty={<p className="text-13 text-ink-3">{t.bans.empty}</p>}>
      {(bans) => <PlainTable name={t.bans.title} rows={bans} keyOf={(ban) => ban.id} columns={columns} />}
    </Listing>
  );
}

const columns: readonly PlainColumn<SiteBan>[] = [
  { id: 'site', title: t.bans.site, cell: ({ site }) => <span className="mono break-all">{site}</span> },
  { id: 'until', title: t.bans.until, cell: ({ untilAt }) => <Until at={untilAt} /> },
  { id: 'why', title: t.bans.why, cell: ({ reason }) => <span className="break-words">{reason || unknown}</span> },
  { id: 'by', title: t.bans.by, cell: (ban) => finderWords(ban) },
  { id: 'verbs', title: t.bans.lift, end: true, verbs: true, cell: (ban) => <Lift ban={ban} /> },
];

function Lift({ ban: { exitId, site } }: { readonly ban: SiteBan }) {
  const lift = useLiftBan();
  return (
    <span className="inline-flex flex-col items-end">
      <Button
        small
        needs="operate"
        busy={lift.isPending}
        aria-label={t.bans.liftOf(site)}
        onClick={() => lift.mutate({ exitId, site })}
      >
        {t.bans.lift}
      </Button>
      {lift.error && <FieldError text={lift.error.message} />}
    </span>
  );
}
