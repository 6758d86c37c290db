// Somebody else saved first: what differs, yours beside theirs and what it was before both, and two ways on. Nothing typed is lost.
import { t } from '../lib/messages/common.ts';
import { Button } from './ui/button.tsx';

export interface Difference {
  readonly field: string;
  readonly yours: string;
  readonly now: string;
  /** Before either of you changed it; undefined where that is not known. */
  readonly base?: string | undefined;
}
interface ConflictNoteProps {
  readonly differences: readonly Difference[];
  readonly busy: boolean;
  readonly onTheirs: () => void;
  readonly onMine: () => void;
}

export function ConflictNote({ differences, busy, onTheirs, onMine }: ConflictNoteProps) {
  const withBase = differences.some(({ base }) => base !== undefined);
  return (
    <section role="alert" className="rounded-panel border border-warning bg-warning-tint p-3 text-13">
      <h3 className="text-13">{t.conflictTitle}</h3>
      <p className="mt-1 text-ink-2">{t.conflictText}</p>
      {differences.length > 0 && (
        <div className="mt-2 overflow-x-auto">
          <table className="w-full text-left">
            <thead className="text-12 text-ink-2">
              <tr>
                <th scope="col" className="py-1 pr-3 font-medium">
                  {t.conflictField}
                </th>
                <th scope="col" className="py-1 pr-3 font-medium">
                  {t.conflictYours}
                </th>
                <th scope="col" className="py-1 pr-3 font-medium">
                  {t.conflictNow}
                </th>
                {withBase && (
                  <th scope="col" className="py-1 font-medium">
                    {t.conflictBase}
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {differences.map(({ field, yours, now, base }) => (
                <tr key={field} className="border-t border-line align-top">
                  <th scope="row" className="py-1 pr-3 font-normal text-ink-2">
                    {field}
                  </th>
                  <td className="py-1 pr-3 break-words">{yours || '–'}</td>
                  <td className="py-1 pr-3 break-words">{now || '–'}</td>
                  {withBase && <td className="py-1 break-words text-ink-2">{base || '–'}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        <Button small onClick={onTheirs}>
          {t.conflictTheirs}
        </Button>
        <Button small busy={busy} onClick={onMine}>
          {t.conflictMine}
        </Button>
      </div>
    </section>
  );
}
