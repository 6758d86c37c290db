// Restoring a backup: what would be lost and come back is read first, then the day it was made is typed. The page is loaded anew when it is done.
import type { Backup, BackupComparison, BackupDifference } from '@gyre/shared/contract/backups';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AppLink } from '../../../components/app-link.tsx';
import { ErrorPanel } from '../../../components/error-panel.tsx';
import { FormFrame } from '../../../components/form-frame.tsx';
import { PlainTable, TableSkeleton, type PlainColumn } from '../../../components/plain-table.tsx';
import { isTyped, TypedWord } from '../../../components/typed-confirm.tsx';
import { formatCount, formatMoment } from '../../../lib/format.ts';
import { withSession } from '../../../lib/session.ts';
import { t } from '../backup-messages.ts';
import { restoreBackup } from '../backup-mutations.ts';
import { comparisonQuery } from '../backup-queries.ts';

interface RestoreProps {
  readonly backup: Backup;
  readonly onClose: () => void;
}

export function RestoreDialog({ backup, onClose }: RestoreProps) {
  const { data, error, refetch } = useQuery(comparisonQuery(backup.id));
  const [typed, setTyped] = useState('');
  const restore = useMutation({
    mutationFn: () => withSession(() => restoreBackup(backup)),
    onSuccess: () => window.location.reload(),
  });
  const word = new Date(backup.at).toISOString().slice(0, 10);
  const possible = data?.problem === null;
  return (
    <FormFrame
      danger
      size="medium"
      title={t.restoreTitle(formatMoment(backup.at))}
      verb={t.restoreVerb}
      needs="admin"
      busy={restore.isPending}
      off={!possible || !isTyped(typed, word)}
      error={restore.error?.message}
      onSubmit={() => restore.mutate()}
      onClose={onClose}
    >
      {error && !data && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {!error && !data && (
        <div aria-label={t.comparing}>
          <TableSkeleton rows={3} />
        </div>
      )}
      {data && data.problem !== null && (
        <p role="alert" className="text-13">
          <strong className="text-danger">{t.cannot}.</strong> {data.problem}
        </p>
      )}
      {data && possible && (
        <>
          <Differences comparison={data} />
          <ul className="ml-4 list-disc text-13 text-ink-2">
            <li>{t.stays}</li>
            <li>{t.signIn}</li>
          </ul>
          {restore.isPending ? (
            <p role="status" className="text-13">
              {t.restoring}
            </p>
          ) : (
            <TypedWord word={word} typed={typed} onTyped={setTyped} />
          )}
        </>
      )}
    </FormFrame>
  );
}

const differs = ({ lost, back, changed }: BackupDifference): boolean => lost + back + changed > 0;
const names: Readonly<Record<string, string>> = t.tables;

function Differences({ comparison }: { readonly comparison: BackupComparison }) {
  const { tables, changesSince } = comparison;
  const rows = tables.filter(differs);
  if (rows.length === 0) return <p className="text-13">{t.same}</p>;
  return (
    <div className="flex flex-col gap-2">
      <PlainTable name={t.differences} rows={rows} keyOf={(it) => it.table} columns={columns} pairs />
      {rows
        .filter((it) => it.names.length > 0)
        .map((it) => (
          <p key={it.table} className="text-12 break-words text-ink-2">
            {names[it.table] ?? it.table} · {t.lostNames(it.names.join(', '), it.lost - it.names.length)}
          </p>
        ))}
      {changesSince > 0 && (
        <p className="text-13">
          {t.changesSince(changesSince)}.{' '}
          <AppLink href="/changes" className="underline">
            {t.seeChanges}
          </AppLink>
        </p>
      )}
    </div>
  );
}

const figure = (of: 'now' | 'then' | 'lost' | 'back' | 'changed', loud = false): PlainColumn<BackupDifference> => ({
  id: of,
  title: t[of],
  end: true,
  cell: (row) => (
    <span className={loud && row[of] > 0 ? 'num font-medium text-danger' : 'num'}>{formatCount(row[of])}</span>
  ),
});
const columns: readonly PlainColumn<BackupDifference>[] = [
  { id: 'what', title: t.what, cell: (row) => names[row.table] ?? row.table },
  figure('now'),
  figure('then'),
  figure('lost', true),
  figure('back'),
  figure('changed'),
];
