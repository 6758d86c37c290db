// An import while it is prepared: the text, what holds for all lines, the preview it was last asked for, and the report of what was done.
import type { ImportReport } from '@gyre/shared/contract/exit-import';
import type { ExitScheme } from '@gyre/shared/vocabulary';
import { useState } from 'react';
import { readTags } from './exit-words.ts';
import { withLine } from './import-lines.ts';
import { t } from './import-messages.ts';
import { t as listT } from './messages.ts';
import { useImport, usePreviewImport, type ImportOptions } from './mutations.ts';

export interface ImportChoices {
  readonly scheme: Exclude<ExitScheme, 'direct'>;
  readonly tags: string;
  readonly poolId: string;
}

export function useImportForm(initial: string) {
  const [text, setText] = useState(initial);
  const [choices, setChoices] = useState<ImportChoices>({ scheme: 'http', tags: '', poolId: '' });
  const [problem, setProblem] = useState<string>();
  const preview = usePreviewImport();
  const run = useImport();
  // Kept while the next preview is asked for, so that what is read does not vanish.
  const [previewed, setPreviewed] = useState<ImportReport>();
  const report: ImportReport | undefined = run.data ?? previewed;
  const asked = preview.variables;
  const stale = !run.data && report !== undefined && !holds(asked, text, choices);
  const current = run.data || stale || preview.isPending ? undefined : report;

  const askOf = (asking: string): void => {
    const options = optionsOf(choices);
    if (options === null) return setProblem(listT.tagsBad);
    if (asking.trim() === '') return setProblem(t.empty);
    setProblem(undefined);
    preview.mutate({ text: asking, options }, { onSuccess: setPreviewed });
  };
  const change = (next: () => void): void => {
    setProblem(undefined);
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
  return {
    text,
    choices,
    preview,
    run,
    report,
    stale,
    problem: problem ?? run.error?.message ?? preview.error?.message,
    /** Exits an import would add or update, as far as the preview still holds. */
    ready: wouldChange(current),
    tag: readTags(choices.tags)?.[0] ?? null,
    ask: () => askOf(text),
    /** Only where a line of the report is a line of the text. */
    correct: current?.format === 'lines' ? correct : undefined,
    go: () => asked && run.mutate(asked),
    restart: () => change(() => (preview.reset(), setPreviewed(undefined), setText(''))),
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

interface Asked {
  readonly text: string;
  readonly options: ImportOptions;
}

/** Whether the preview that was asked for is of what stands there now. */
function holds(asked: Asked | undefined, text: string, choices: ImportChoices): boolean {
  const now = optionsOf(choices);
  if (asked?.text !== text || now === null) return false;
  const { scheme, tags, poolId } = asked.options;
  return scheme === now.scheme && tags === now.tags && poolId === now.poolId;
}
