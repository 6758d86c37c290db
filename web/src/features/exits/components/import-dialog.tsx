// Import in one dialog: what you have on the left, what it means on the right, then the same report for what was done.
import type { ImportReport } from '@gyre/shared/contract/exit-import';
import { Button } from '../../../components/ui/button.tsx';
import { Dialog } from '../../../components/ui/dialog.tsx';
import { t as common } from '../../../lib/messages/common.ts';
import { lineOf } from '../import-lines.ts';
import { t } from '../import-messages.ts';
import { useImportForm } from '../use-import-form.ts';
import { ImportInput } from './import-input.tsx';
import type { Correction } from './import-line.tsx';
import { ImportReportView } from './import-report.tsx';
import { ImportSuggestions } from './import-suggestions.tsx';

interface ImportDialogProps {
  /** Text that was pasted or dropped onto the page. */
  readonly initial?: string;
  readonly onClose: () => void;
  /** Show what was imported; gets the first tag, if one was given. */
  readonly onShow: (tag: string | null) => void;
}

export function ImportDialog({ initial = '', onClose, onShow }: ImportDialogProps) {
  const form = useImportForm(initial);
  const { run, preview, ready } = form;
  return (
    <Dialog
      open
      size="large"
      title={t.title}
      text={t.text}
      onClose={onClose}
      footer={
        run.data ? (
          <>
            <Button onClick={form.restart}>{t.again}</Button>
            <Button onClick={() => onShow(form.tag)}>{t.seeThem}</Button>
            <Button look="primary" onClick={onClose}>
              {t.done}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>{common.cancel}</Button>
            {preview.byHand && (
              <Button
                look={ready > 0 ? 'plain' : 'primary'}
                needs="operate"
                busy={preview.isPending}
                onClick={form.ask}
              >
                {preview.isPending ? t.previewing : t.preview}
              </Button>
            )}
            <Button
              look={ready > 0 || !preview.byHand ? 'primary' : 'plain'}
              needs="operate"
              busy={run.isPending}
              disabled={ready === 0}
              onClick={form.go}
            >
              {t.importVerb(ready)}
            </Button>
          </>
        )
      }
    >
      <div className="grid gap-4 lg:h-full lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        <ImportInput
          text={form.text}
          choices={form.choices}
          problem={form.problem}
          onText={form.setText}
          onChoices={form.setChoices}
        />
        <Result
          report={form.report}
          reading={preview.isPending}
          stale={form.stale && preview.byHand}
          correction={form.correct && { textOf: (line) => lineOf(form.text, line), onCorrect: form.correct }}
          onStale={form.ask}
          onClose={onClose}
        />
      </div>
    </Dialog>
  );
}

interface ResultProps {
  readonly report: ImportReport | undefined;
  /** A preview is being made. */
  readonly reading: boolean;
  readonly stale: boolean;
  readonly correction: Correction | undefined;
  readonly onStale: () => void;
  readonly onClose: () => void;
}

function Result({ report, reading, stale, correction, onStale, onClose }: ResultProps) {
  if (!report) {
    return (
      <div className="flex min-h-32 flex-col items-center justify-center rounded-panel border border-dashed border-line p-4 text-center">
        <p className="text-13 font-medium">{t.dryTitle}</p>
        <p className="mt-1 max-w-80 text-13 text-ink-3">{reading ? t.previewing : t.dryHint}</p>
      </div>
    );
  }
  return (
    <div className="flex min-h-0 flex-col gap-2">
      {stale && (
        <p className="flex items-center gap-2 text-13 text-ink-2">
          {t.stale}
          <Button small onClick={onStale}>
            {t.preview}
          </Button>
        </p>
      )}
      <ImportSuggestions suggestions={report.suggestions ?? []} onTaken={onClose} />
      <ImportReportView report={report} correction={correction} />
    </div>
  );
}
