// An import while it is prepared: the text, what holds for all lines, what they mean, and the report of what was done.
import type { ImportReport } from '@gyre/shared/contract/exit-import';
import type { ExitScheme } from '@gyre/shared/vocabulary';
import { useMemo, useState } from 'react';
import { readTags } from './exit-words.ts';
import { withLine } from './import-lines.ts';
import { t } from './messages.ts';
import { type ImportOptions, useImport } from './mutations.ts';
import { useImportPreview } from './use-import-preview.ts';

export interface ImportChoices {
  readonly scheme: Exclude<ExitScheme, 'direct'>;
  readonly tags: string;
  readonly poolId: string;
}

export function useImportForm(initial: string) {
  const [text, setText] = useState(initial);
  const [choices, setChoices] = useState<ImportChoices>({ scheme: 'http', tags: '', poolId: '' });
  const run = useImport();
  const options = useMemo(() => optionsOf(choices), [choices]);
  const preview = useImportPreview(text, options, run.isIdle);
  const { asked } = preview;
  const report: ImportReport | undefined = run.data ?? preview.report;
  const stale = !run.data && preview.stale;
  const current = run.data || stale || preview.isPending ? undefined : report;

  const askOf = (asking: string): void => {
    if (options !== null && asking.trim() !== '') preview.ask({ text: asking, options });
  };
  const change = (next: () => void): void => {
    run.reset();
    next();
  };
  /** Puts another text in the place of a line, and asks what the list means now. */
  const correct = (line: number, by: string): void =>
    change(() => {
      const corrected = withLine(text, line, by);
      setText(corrected);
      askOf(corrected);
    });
  const tagsProblem = options === null ? t.tagsBad : undefined;
  return {
    text,
    choices,
    preview,
    run,
    report,
    stale,
    problem: tagsProblem ?? run.error?.message ?? preview.problem,
    /** Exits an import would add or update, as far as the preview still holds. */
    ready: wouldChange(current),
    tag: readTags(choices.tags)?.[0] ?? null,
    ask: () => askOf(text),
    /** Only where a line of the report is a line of the text. */
    correct: current?.format === 'lines' ? correct : undefined,
    go: () => asked && run.mutate(asked),
    restart: () => change(() => (preview.forget(), setText(''))),
    setText: (next: string) => change(() => setText(next)),
    setChoices: (next: ImportChoices) => change(() => setChoices(next)),
  };
}

function optionsOf(choices: ImportChoices): ImportOptions | null {
  const tags = readTags(choices.tags);
  if (tags === null) return null;
  return {
    scheme: choices.scheme,
    ...(tags.length > 0 ? { tags: tags.join(',') } : {}),
    ...(choices.poolId === '' ? {} : { poolId: choices.poolId }),
  };
}

const wouldChange = (report: ImportReport | undefined): number => (report ? report.added + report.updated : 0);
