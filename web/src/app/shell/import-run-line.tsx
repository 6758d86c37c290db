// An import in the tray: one that Gyre tells of, and one of this page that is still on its way there.
import type { ImportRun } from '@gyre/shared/contract/import-runs';
import { RunLine } from '../../components/run-line.tsx';
import { isOwnImport, useStopImport } from '../../lib/import-runs.ts';
import { t } from '../../lib/messages/write-runs.ts';

export function ImportRunLine({ run }: { readonly run: ImportRun }) {
  const { id, done, total, startedAt, step } = run;
  const stop = useStopImport();
  const name = isOwnImport(run) ? t.importing : t.importingBy(run.actor);
  return (
    <RunLine
      name={`${name}: ${t.importSteps[step]}`}
      {...{ done, total, startedAt }}
      stopping={stop.isPending}
      onStop={step === 'writing' ? undefined : () => stop.mutate(id)}
    />
  );
}

/** Its text is on its way: Gyre cannot tell of it yet. */
export function SendingLine() {
  return (
    <div className="text-13">
      <p className="font-medium">{t.importing}</p>
      <p className="text-12 text-ink-2">{t.importHint}</p>
    </div>
  );
}
