// A large change of exits taken back part by part. It is looked through first, for what was changed since; each part looks again when it is
// written, and leaves what somebody changed in between.
import { Breather } from '../../catalogue/breather.ts';
import type { ChangeRow } from '../../../storage/stores/change-store.ts';
import type { WriteRun } from '@gyre/shared/contract/write-runs';
import type { LiveNoun } from '@gyre/shared/contract/live';
import type { Actor } from '../context.ts';
import type { Parts } from '../parts.ts';
import { applyPlan } from './apply.ts';
import { effectOf } from './effect-of.ts';
import { emptyPlan, type Obstacle, type Plan } from './plan.ts';
import { planPart } from './plan-part.ts';
import { Slices } from './slices.ts';
import { partsOf } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'seal' | 'settings' | 'runs'>;
/** Only these are taken back in parts: each exit and its places in pools stand for themselves. */
const byParts = ['exits', 'pool_members'];
const lookedAt = 512;

/** What taking back would do: as a plan, without what it would write. */
export interface Survey {
  readonly counts: Readonly<Record<'insert' | 'update' | 'remove', number>>;
  readonly obstacles: readonly Obstacle[];
  readonly unchanged: number;
}

/** Undefined: it wrote other things than exits and members, and is taken back in one go. */
export async function surveyOf(parts: Needs, { seq }: ChangeRow): Promise<Survey | undefined> {
  const slices = new Slices(partsOf(parts, seq));
  const counts = { insert: 0, update: 0, remove: 0 };
  const obstacles: Obstacle[] = [];
  let unchanged = 0;
  const breather = new Breather();
  while (!slices.over) {
    const slice = slices.take(lookedAt);
    if (slice.some((it) => !byParts.includes(it.table))) return undefined;
    const plan = emptyPlan();
    planPart(plan, slice, parts.stores.journalRows);
    for (const { does } of plan.steps) counts[does]++;
    obstacles.push(...plan.obstacles);
    unchanged += plan.unchanged;
    await breather.mayGive();
  }
  return { counts, obstacles, unchanged };
}

export function startTakeBack(
  { stores, seal, settings, runs }: Needs,
  actor: Actor,
  change: ChangeRow,
  overwrite: boolean,
): WriteRun {
  const slices = new Slices(partsOf({ stores, seal }, change.seq));
  const next = (size: number, now: number) => {
    const slice = slices.take(size);
    const all = emptyPlan();
    planPart(all, slice, stores.journalRows);
    const plan = overwrite ? all : withoutObstacles(all);
    applyPlan(stores, plan, now);
    const left = all.obstacles.filter((it) => !overwrite || it.kind !== 'changed').length;
    return { effect: { ...effectOf(stores, settings, plan), count: slice.length, left }, last: slices.over };
  };
  const { objects: total, id: takesBack, noun, action, summary } = change;
  const told = { action: 'take-back', unit: 'rows', summary: `${action} of ${summary}` } as const;
  return runs.start({ actor, noun: noun as LiveNoun, ...told, total, takesBack, next });
}

function withoutObstacles(plan: Plan): Plan {
  const kept = new Set(plan.obstacles.map(({ table, key }) => `${table}\n${key}`));
  return { ...plan, steps: plan.steps.filter(({ table, key }) => !kept.has(`${table}\n${key}`)) };
}
