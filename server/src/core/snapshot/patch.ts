// Changes to a snapshot in place, between two requests: a patch costs what it changes, whatever the number of exits.
import { noRules, RuleCompiler } from '../rules/compile.ts';
import type { HealthChange, MemberPatch, Patch } from './records.ts';
import { eachSeq, mostSeqs, type SeqList } from '../math/seq-list.ts';
import { dropExit, placeAgain, putExit, reweigh, setFrame } from './compile.ts';
import type { Snapshot } from './snapshot.ts';

/** `mismatch`: the patch is not for this revision, and nothing was changed. */
export function applyPatch(snapshot: Snapshot, patch: Patch): 'applied' | 'mismatch' {
  if (patch.from !== snapshot.revision) return 'mismatch';
  for (const id of patch.removeExits) dropExit(snapshot, id);
  if (patch.frame !== undefined) setFrame(snapshot, patch.frame, snapshot);
  takeRules(snapshot, patch);
  for (const record of patch.putExits) putExit(snapshot, record, undefined);
  for (const change of patch.members ?? []) moveMembers(snapshot, change);
  if (patch.to !== patch.from) for (const pool of snapshot.poolsById.values()) pool.takePlanned();
  for (const pool of snapshot.poolsById.values()) pool.judge();
  snapshot.revision = patch.to;
  return 'applied';
}

function takeRules(snapshot: Snapshot, { rules, rulesEnd }: Patch): void {
  if (rules !== undefined) (snapshot.rulesToCome ??= new RuleCompiler(snapshot.rules)).add(rules);
  if (rulesEnd !== true) return;
  snapshot.rules = snapshot.rulesToCome?.finish() ?? noRules;
  snapshot.rulesToCome = undefined;
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

/** More members that move are planned, and move all at once with the last patch of the revision. */
const fewMoves = 1024;

function moveMembers(snapshot: Snapshot, { poolId, joined, left }: MemberPatch): void {
  const pool = snapshot.findPool(poolId);
  // Who left a list on the day its pool began to hold everything is still in it.
  if (pool === undefined || pool.everything) return;
  const { slots, slotsBySeq } = snapshot;
  const each = (seqs: SeqList, move: (slot: number) => void): void =>
    eachSeq(seqs, (seq) => {
      const slot = slotsBySeq.of(seq);
      if (slot >= 0) move(slot);
    });
  if (pool.planning || mostSeqs(joined) + mostSeqs(left) > fewMoves) {
    each(joined, (slot) => pool.plan(slot, true));
    each(left, (slot) => pool.plan(slot, false));
  } else {
    each(joined, (slot) => pool.join(slots[slot]!));
    each(left, (slot) => pool.leave(slots[slot]!));
  }
}
