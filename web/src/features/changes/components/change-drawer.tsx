// One change over the list: who, when and by which way, its fields before and after, and taking it back.
import type { Change } from '@gyre/shared/contract/changes';
import { useQuery } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { ErrorPanel } from '../../../components/error-panel.tsx';
import { TableSkeleton } from '../../../components/plain-table.tsx';
import { RevisionNote } from '../../../components/revision-note.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { Drawer } from '../../../components/ui/drawer.tsx';
import { cn } from '../../../lib/cn.ts';
import { formatCount, formatMoment } from '../../../lib/format.ts';
import { t as shell } from '../../../lib/messages/shell.ts';
import { whatOf } from '../change-words.ts';
import { t } from '../messages.ts';
import { changeQuery } from '../queries.ts';
import { ChangeFields } from './change-fields.tsx';
import { TakeBackDialog } from './take-back-dialog.tsx';

export function ChangeDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { data: change, error, refetch } = useQuery(changeQuery(id));
  const [asking, setAsking] = useState(false);
  if (!change)
    return (
      <Drawer onClose={onClose} title={t.title}>
        {error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <TableSkeleton rows={4} />}
      </Drawer>
    );
  const no = change.notTakenBack;
  return (
    <Drawer
      onClose={onClose}
      title={`${change.actor} ${whatOf(change)}`}
      subtitle={
        <span className="flex flex-wrap gap-x-3">
          <span>{formatMoment(change.at)}</span>
          <span>{t.vias[change.via]}</span>
          <span className="num">{shell.rev(change.revision)}</span>
          <RevisionNote revision={change.revision} />
        </span>
      }
      footer={
        <>
          {no && <p className="mr-auto text-13 text-ink-2">{t.nos[no]}</p>}
          <Button
            needs="operate"
            disabled={no !== null}
            icon={<Undo2 size={14} aria-hidden="true" />}
            onClick={() => setAsking(true)}
          >
            {t.takeBack}
          </Button>
        </>
      }
    >
      <p className="mb-4 text-13 break-words">{change.summary}</p>
      {change.parts && <Parts parts={change.parts} />}
      <ChangeFields diff={change.diff} more={change.more} />
      {asking && <TakeBackDialog change={change} onClose={() => setAsking(false)} />}
    </Drawer>
  );
}

function Parts({ parts: { course, done, total } }: { readonly parts: NonNullable<Change['parts']> }) {
  return (
    <p role="status" className={cn('num mb-4 text-13', course === 'broken-off' ? 'text-danger' : 'text-ink-2')}>
      {t.parts[course](formatCount(done), formatCount(total))}
    </p>
  );
}
