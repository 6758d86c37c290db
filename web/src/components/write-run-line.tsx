// A large write under way.
import type { WriteRun } from '@gyre/shared/contract/write-runs';
import { useStopWriteRun } from '../lib/write-runs.ts';
import { RunLine } from './run-line.tsx';

export function WriteRunLine({ run: { id, summary, done, total, startedAt } }: { readonly run: WriteRun }) {
  const stop = useStopWriteRun();
  return (
    <RunLine name={summary} {...{ done, total, startedAt }} stopping={stop.isPending} onStop={() => stop.mutate(id)} />
  );
}
