// What saving would change, field by field: as it is saved, and as it is typed.
import { RevisionNote } from '../../../components/revision-note.tsx';
import { t } from '../editor-messages.ts';
import type { PoolEditor } from '../use-pool-editor.ts';

export function UnsavedPanel({ editor: { unsaved, savedAs } }: { readonly editor: PoolEditor }) {
  return (
    <section aria-label={t.unsavedTitle} className="rounded-panel border border-line p-4 text-13">
      <h2 className="text-14">{t.unsavedTitle}</h2>
      {unsaved.length === 0 && (
        <div role="status" className="mt-1 text-ink-2">
          {savedAs === null ? (
            t.unsavedNone
          ) : (
            <>
              {t.savedNote(savedAs)} · <RevisionNote revision={savedAs} />
            </>
          )}
        </div>
      )}
      <ul className="mt-1 flex flex-col divide-y divide-line">
        {unsaved.map(({ field, yours, now }) => (
          <li key={field} className="py-2">
            <span className="text-12 text-ink-3">{field}</span>
            <span className="block break-words">
              <del className="text-ink-3" aria-label={`${t.from}: ${now || t.nothing}`}>
                {now || t.nothing}
              </del>{' '}
              <span aria-hidden="true">→</span>{' '}
              <ins className="font-medium no-underline" aria-label={`${t.to}: ${yours || t.nothing}`}>
                {yours || t.nothing}
              </ins>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
