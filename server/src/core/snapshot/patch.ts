// Changes to a snapshot in place, between two requests: a patch costs what it changes, whatever the number of exits.
import type { HealthChange, Patch } from './records.ts';
import { dropExit, place, putExit, setFrame } from './compile.ts';
import type { Snapshot } from './snapshot.ts';

/** `mismatch`: the patch is not for this revision, and nothing was changed. */
export function applyPatch(snapshot: Snapshot, patch: Patch): 'applied' | 'mismatch' {
  if (patch.from !== snapshot.revision) return 'mismatch';
  for (const id of patch.removeExits) dropExit(snapshot, id);
  if (patch.frame !== undefined) setFrame(snapshot, patch.frame, snapshot);
  for (const record of patch.putExits) putExit(snapshot, record, undefined);
  snapshot.revision = patch.to;
  return 'applied';
}

/** Health of exits that this revision does not know (yet, or any more) is ignored: it comes with their record. */
export function applyHealth(snapshot: Snapshot, changes: readonly HealthChange[]): void {
  for (const [id, state] of changes) {
    const entry = snapshot.findExit(id);
    if (entry === undefined || entry.health === state) continue;
    entry.health = state;
    place(snapshot, entry);
  }
}
