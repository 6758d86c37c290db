// Before a change is taken back: what that does, and what of later work would be lost by it.
import type { Change, TakeBackConflict, TakeBackReport } from '@gyre/shared/contract/changes';
import { useQuery } from '@tanstack/react-query';
import { FormFrame } from '../../../components/form-frame.tsx';
import { TableSkeleton } from '../../../components/plain-table.tsx';
import { valueText } from '../change-words.ts';
import { t } from '../messages.ts';
import { useTakeBack } from '../mutations.ts';
import { takeBackQuery } from '../queries.ts';

interface TakeBackProps {
  readonly change: Pick<Change, 'id' | 'summary'>;
  readonly onClose: () => void;
}

export function TakeBackDialog({ change, onClose }: TakeBackProps) {
  const { data: dry, error } = useQuery(takeBackQuery(change.id));
  const write = useTakeBack(onClose);
  const lost = dry?.conflicts ?? [];
  const work = dry ? dry.restored + dry.updated + dry.removed : 0;
  return (
    <FormFrame
      size="medium"
      danger={lost.length > 0}
      title={t.takeBackTitle}
      text={change.summary}
      verb={lost.length > 0 ? t.takeBackAnyway : t.takeBack}
      needs="operate"
      off={work === 0}
      busy={write.isPending}
      error={write.error?.message ?? error?.message}
      onSubmit={() => write.mutate({ id: change.id, summary: change.summary, overwrite: lost.length > 0 })}
      onClose={onClose}
    >
      {!dry && !error && <TableSkeleton rows={2} />}
      {dry && <Effect dry={dry} work={work} />}
      {lost.length > 0 && (
        <section aria-label={t.lost} className="rounded-panel border border-warning bg-warning-tint p-3 text-13">
          <h3 className="text-13">{t.lost}</h3>
          <ul className="mt-1 flex flex-col gap-1">
            {lost.map((one) => (
              <Lost key={`${one.objectId} ${one.kind}`} one={one} />
            ))}
          </ul>
        </section>
      )}
    </FormFrame>
  );
}

function Effect({ dry, work }: { readonly dry: TakeBackReport; readonly work: number }) {
  return (
    <>
      <p className="text-13">{work === 0 ? t.nothingToDo : t.dry(dry.restored, dry.updated, dry.removed)}</p>
      {work > 0 && dry.conflicts.length === 0 && <p className="text-13 text-ink-2">{t.nothingLost}</p>}
    </>
  );
}

function Lost({ one }: { readonly one: TakeBackConflict }) {
  const by = one.kind === 'changed' && one.by !== null ? t.lostBy(one.by) : t.conflictKinds[one.kind];
  return (
    <li>
      <span className="font-medium break-all">{one.name || one.objectId}</span> <span className="text-ink-2">{by}</span>
      {one.fields.map(({ field, now, back, secret }) => (
        <p key={field} className="pl-3">
          <span className="text-ink-2">{field}: </span>
          {secret ? (
            t.secret
          ) : (
            <span className="mono break-all">
              {valueText(now)} → {valueText(back)}
            </span>
          )}
        </p>
      ))}
    </li>
  );
}
