// An import while it is prepared: the text, what holds for all lines, the preview it was last asked for, and the report of what was done.
import type { ImportReport } from '@gyre/shared/contract/exit-import';
import type { ExitScheme } from '@gyre/shared/vocabulary';
import { useState } from 'react';
import { readTags } from './exit-words.ts';
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
  const report: ImportReport | undefined = run.data ?? preview.data;
  const asked = preview.variables;
  const stale =
    !run.data &&
    report !== undefined &&
    asked !== undefined &&
    !(asked.text === text && sameOptions(asked.options, choices));

  const ask = (): void => {
    const options = optionsOf(choices);
    if (options === null) return setProblem(listT.tagsBad);
    if (text.trim() === '') return setProblem(t.empty);
    setProblem(undefined);
    preview.mutate({ text, options });
  };
  const change = (next: () => void): void => {
    setProblem(undefined);
    run.reset();
    next();
  };
  return {
    text,
    choices,
    preview,
    run,
    report,
    stale,
    problem: problem ?? run.error?.message ?? preview.error?.message,
    /** Exits an import would add or update, as far as the preview still holds. */
    ready: report && !run.data && !stale ? report.added + report.updated : 0,
    tag: readTags(choices.tags)?.[0] ?? null,
    ask,
    go: () => asked && run.mutate(asked),
    restart: () => change(() => (preview.reset(), setText(''))),
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

function sameOptions(asked: ImportOptions, choices: ImportChoices): boolean {
  const now = optionsOf(choices);
  return now !== null && asked.scheme === now.scheme && asked.tags === now.tags && asked.poolId === now.poolId;
}
