// The world as it would be with an unsaved pool or rule: it shares everything else with the one that is.
import type { Strategy } from '@gyre/shared/vocabulary';
import { compileRules } from '../../core/rules/compile.ts';
import type { RuleRecord } from '../../core/snapshot/records.ts';
import { Pool } from '../../core/snapshot/pool.ts';
import type { Snapshot } from '../../core/snapshot/snapshot.ts';

export interface UnsavedPool {
  readonly id: string;
  readonly strategy: Strategy;
  readonly fallbacks: readonly string[];
  /** Ids of its members; undefined = as they are. */
  readonly members: Iterable<string> | undefined;
}

export function withPool(world: Snapshot, unsaved: UnsavedPool): Snapshot {
  const known = world.findPool(unsaved.id)!;
  const { id, strategy, fallbacks, members } = unsaved;
  const pool = new Pool(
    { ...known, id, strategy, fallbacks, everything: members === undefined && known.everything },
    world,
  );
  const joins =
    members === undefined ? [...world.exitsById.values()].filter((it) => known.has(it)) : entriesOf(world, members);
  if (!pool.everything) for (const { slot } of joins) pool.plan(slot, true);
  pool.takePlanned();
  return overlay(world, {
    poolsById: new Map(world.poolsById).set(id, pool),
    poolsByName: new Map(world.poolsByName).set(known.name, pool),
  });
}
function* entriesOf(world: Snapshot, ids: Iterable<string>): Iterable<NonNullable<ReturnType<Snapshot['findExit']>>> {
  for (const id of ids) {
    const entry = world.findExit(id);
    if (entry !== undefined) yield entry;
  }
}

/** @throws RuleProblem. */
export function withRules(world: Snapshot, rules: readonly RuleRecord[]): Snapshot {
  return overlay(world, { rules: compileRules(rules) });
}

function overlay(world: Snapshot, over: Partial<Pick<Snapshot, 'poolsById' | 'poolsByName' | 'rules'>>): Snapshot {
  return Object.assign(Object.create(Object.getPrototypeOf(world) as object) as Snapshot, world, over);
}
