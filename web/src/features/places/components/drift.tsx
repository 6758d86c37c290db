// Exits that are somewhere else than their source says.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { Response } from '@gyre/shared/contract/contract';
import { AppLink } from '../../../components/app-link.tsx';
import { CopyButton } from '../../../components/copy-button.tsx';
import { PlainTable, type PlainColumn } from '../../../components/plain-table.tsx';
import { TimeAgo } from '../../../components/time-ago.tsx';
import { stringifySearch } from '../../../lib/address.ts';
import { unknown } from '../../../lib/format.ts';
import { t } from '../messages.ts';
import { Panel } from './panel.tsx';

type DriftRow = Response<EndpointOf<'places.get'>>['drift'][number];

const columns: readonly PlainColumn<DriftRow>[] = [
  {
    id: 'exit',
    title: t.exit,
    cell: ({ exitId, label }) => (
      <AppLink href={`/exits${stringifySearch({ exit: exitId })}`} className="hover:text-accent hover:underline">
        {label}
      </AppLink>
    ),
  },
  { id: 'claimed', title: t.claimed, cell: ({ claimed }) => <span className="text-ink-3">{claimed}</span> },
  { id: 'measured', title: t.measured, cell: ({ measured }) => measured },
  {
    id: 'address',
    title: t.address,
    cell: ({ ip }) =>
      ip === null ? (
        unknown
      ) : (
        <span className="inline-flex items-center gap-1">
          <span className="mono break-all">{ip}</span>
          <CopyButton text={ip} />
        </span>
      ),
  },
  { id: 'when', title: t.when, end: true, cell: ({ measuredAt }) => <TimeAgo at={measuredAt} /> },
];

export function Drift({ drift, total }: { readonly drift: readonly DriftRow[]; readonly total: number }) {
  return (
    <Panel title={t.drift} about={total === 0 ? t.driftNone : t.driftAbout(total)}>
      {drift.length > 0 && (
        <div className="mt-3">
          <PlainTable name={t.drift} rows={drift} keyOf={({ exitId }) => exitId} columns={columns} />
        </div>
      )}
      {total > drift.length && <p className="mt-2 text-12 text-ink-3">{t.driftFirst(drift.length)}</p>}
    </Panel>
  );
}
