// The verbs of changes, by the id of their endpoint.
import { getChange } from './changes/get.ts';
import { listChanges } from './changes/list.ts';
import { takeBackChange } from './changes/take-back.ts';
import { getImportRun } from './import-runs/get.ts';
import { listImportRuns } from './import-runs/list.ts';
import { stopImportRun } from './import-runs/stop.ts';
import type { Parts } from './parts.ts';
import type { Verbs } from './services.ts';
import { getWriteRun } from './write-runs/get.ts';
import { listWriteRuns } from './write-runs/list.ts';
import { stopWriteRun } from './write-runs/stop.ts';

export function changeVerbs(
  parts: Parts,
): Pick<Verbs, Extract<keyof Verbs, `changes.${string}` | `writeRuns.${string}` | `importRuns.${string}`>> {
  return {
    'changes.list': listChanges(parts),
    'changes.get': getChange(parts),
    'changes.takeBack': takeBackChange(parts),
    'writeRuns.list': listWriteRuns(parts),
    'writeRuns.get': getWriteRun(parts),
    'writeRuns.stop': stopWriteRun(parts),
    'importRuns.list': listImportRuns(parts),
    'importRuns.get': getImportRun(parts),
    'importRuns.stop': stopImportRun(parts),
  };
}
