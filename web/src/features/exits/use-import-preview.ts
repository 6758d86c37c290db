// What a list would do, asked for whenever its text rests; a very long one only when somebody asks, as each key would have all of it read again.
import type { ImportReport } from '@gyre/shared/contract/exit-import';
import { useEffect, useState } from 'react';
import { useRested } from '../../lib/use-rested.ts';
import { type ImportOptions, usePreviewImport } from './mutations.ts';

/** A text of up to so many characters is read by itself: some five thousand lines. */
const readByItself = 200_000;
const restMs = 250;

export interface Asked {
  readonly text: string;
  readonly options: ImportOptions;
}

/** `options` null: they cannot be read. `isOpen`: nothing was imported yet. */
export function useImportPreview(text: string, options: ImportOptions | null, isOpen: boolean) {
  const { mutate, ...preview } = usePreviewImport();
  // Kept while the next preview is asked for, so that what is read does not vanish.
  const [report, setReport] = useState<ImportReport>();
  const asked: Asked | undefined = preview.variables;
  const byHand = text.length > readByItself;
  const empty = text.trim() === '';
  const isHeld = options !== null && holds(asked, text, options);
  const rests = useRested(text, restMs) === text;
  const isDue = isOpen && rests && !byHand && !empty && !isHeld && !preview.isPending;

  const ask = (of: Asked): void => mutate(of, { onSuccess: setReport });
  useEffect(() => {
    if (isDue && options !== null) mutate({ text, options }, { onSuccess: setReport });
  }, [isDue, text, options, mutate]);
  const forget = (): void => {
    preview.reset();
    setReport(undefined);
  };
  return {
    ask,
    asked,
    /** It is too long to be read by itself. */
    byHand,
    forget,
    isPending: preview.isPending,
    problem: preview.error?.message,
    report: empty ? undefined : report,
    /** What is shown is not of what stands there now. */
    stale: report !== undefined && !empty && !isHeld,
  };
}

/** Whether the preview that was asked for is of what stands there now. */
function holds(asked: Asked | undefined, text: string, now: ImportOptions): boolean {
  if (asked?.text !== text) return false;
  const { scheme, tags, poolId } = asked.options;
  return scheme === now.scheme && tags === now.tags && poolId === now.poolId;
}
