// Columns of the site bans.
import type { SiteBan } from '@gyre/shared/contract/site-bans';
import { AppLink } from '../../components/app-link.tsx';
import type { PlainColumn } from '../../components/plain-table.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import { Until } from '../../components/until.tsx';
import { stringifySearch } from '../../lib/address.ts';
import { unknown } from '../../lib/format.ts';
import { finderWords } from '../../lib/messages/health.ts';
import { t } from './ban-messages.ts';
import { BanVerbs } from './components/ban-verbs.tsx';
import type { LiftWhat } from './components/lift-many.tsx';

export function banColumns(
  onNarrow: (by: 'site' | 'exit', ban: SiteBan) => void,
  onLift: (what: LiftWhat) => void,
): readonly PlainColumn<SiteBan>[] {
  return [
    {
      id: 'exit',
      sort: 'server',
      title: t.exit,
      cell: ({ exitId, exitLabel }) => (
        <AppLink
          href={`/exits${stringifySearch({ exit: exitId })}`}
          className="break-words hover:text-accent hover:underline"
        >
          {exitLabel}
        </AppLink>
      ),
    },
    { id: 'site', sort: 'server', title: t.site, cell: ({ site }) => <span className="mono break-words">{site}</span> },
    { id: 'until', sort: 'server', firstDown: true, title: t.until, cell: ({ untilAt }) => <Until at={untilAt} /> },
    { id: 'why', title: t.why, cell: ({ reason }) => <span className="break-words">{reason || unknown}</span> },
    { id: 'by', title: t.by, cell: (ban) => <span className="break-words">{finderWords(ban)}</span> },
    {
      id: 'since',
      sort: 'server',
      firstDown: true,
      title: t.since,
      from: 'lg',
      cell: ({ sinceAt }) => <TimeAgo at={sinceAt} />,
    },
    {
      id: 'repeats',
      sort: 'server',
      firstDown: true,
      title: t.repeats,
      end: true,
      from: 'lg',
      cell: ({ repeats }) => <span className="num">{t.nth(repeats)}</span>,
    },
    {
      id: 'verbs',
      title: t.lift,
      end: true,
      verbs: true,
      cell: (ban) => <BanVerbs ban={ban} onNarrow={onNarrow} onLift={onLift} />,
    },
  ];
}
