// Changes to a snapshot in place, between two requests: a patch costs what it changes, whatever the number of exits.
import type { HealthChange, MemberPatch, Patch } from './records.ts';
import type { ExitEntry } from './exit-entry.ts';
import { dropExit, placeAgain, putExit, reweigh, setFrame } from './compile.ts';
import type { Snapshot } from './snapshot.ts';

/** `mismatch`: the patch is not for this revision, and nothing was changed. */
export function applyPatch(snapshot: Snapshot, patch: Patch): 'applied' | 'mismatch' {
  if (patch.from !== snapshot.revision) return 'mismatch';
  for (const id of patch.removeExits) dropExit(snapshot, id);
  if (patch.frame !== undefined) setFrame(snapshot, patch.frame, snapshot);
  for (const record of patch.putExits) putExit(snapshot, record, undefined);
  for (const change of patch.members ?? []) moveMembers(snapshot, change);
  for (const pool of snapshot.poolsById.values()) pool.judge();
  snapshot.revision = patch.to;
  return 'applied';
}

/** Health of exits that this revision does not know (yet, or any more) is ignored: it comes with their record. */
export function applyHealth(snapshot: Snapshot, changes: readonly HealthChange[]): void {
  for (const [id, state, sinceAt = 0, tenths = 10] of changes) {
    const entry = snapshot.findExit(id);
    if (entry === undefined) continue;
    const isSame = entry.health === state && entry.healthSinceAt === sinceAt;
    if (isSame && entry.weightTenths === tenths) continue;
    if (entry.weightTenths !== tenths) reweigh(snapshot, entry, tenths);
    entry.health = state;
    entry.healthSinceAt = sinceAt;
    placeAgain(snapshot, entry);
  }
  for (const pool of snapshot.poolsById.values()) pool.judge();
}

function moveMembers(snapshot: Snapshot, { poolId, joined, left }: MemberPatch): void {
  const pool = snapshot.findPool(poolId);
  // Who left a list on the day its pool began to hold everything is still in it.
  if (pool === undefined || pool.everything) return;
  const each = (seqs: readonly number[], move: (entry: ExitEntry) => void): void => {
    for (const seq of seqs) {
      const entry = snapshot.exitsBySeq.get(seq);
      if (entry !== undefined) move(entry);
    }
  };
  each(joined, (entry) => pool.join(entry));
  each(left, (entry) => pool.leave(entry));
}
