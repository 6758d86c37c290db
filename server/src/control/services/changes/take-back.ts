// Take a change back by a new one. What was changed since is told and never silently written over.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { LiveNoun } from '@gyre/shared/contract/live';
import { turn } from '../../../base/turn.ts';
import type { ChangeRow } from '../../../storage/stores/change-store.ts';
import type { ServiceContext } from '../context.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { atOnceMost } from '../written-runs.ts';
import { applyPlan } from './apply.ts';
import { effectOf } from './effect-of.ts';
import { emptyPlan, type Plan } from './plan.ts';
import { planMembers } from './plan-members.ts';
import { planPart } from './plan-part.ts';
import { checkReferences } from './references.ts';
import { reportOf } from './report.ts';
import { checkPossible, checkWay } from './take-back-checks.ts';
import { takeBackLarge } from './take-back-large.ts';
import { changeOrThrow, partsOf } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'seal' | 'ledger' | 'settings' | 'runs'>;
/** Only admins write these, so only they put them back. */
const adminTables = ['settings', 'listeners', 'webhooks'];

export function takeBackChange(parts: Needs): Verb<EndpointOf<'changes.takeBack'>> {
  const { stores, ledger, settings } = parts;
  return async (context, { params: { id }, body: { dryRun, overwrite } }) => {
    guard(context, 'operate');
    const change = changeOrThrow(parts, id);
    checkPossible(change);
    const large =
      change.objects > atOnceMost ? await takeBackLarge(parts, context, change, { dryRun, overwrite }) : undefined;
    if (large !== undefined) return large;
    const plan = await planOf(parts, change);
    checkScope(context, plan);
    const report = reportOf(parts, change, plan);
    if (dryRun) return { ...report, dryRun };
    checkWay(report, plan.obstacles, plan.steps.length, overwrite);
    if (plan.steps.length === 0) return report;
    const written = ledger.write(context.actor, (now) => {
      applyPlan(stores, plan, now);
      checkReferences(stores, plan);
      const { noun, objectId, summary } = change;
      const effect = { ...effectOf(stores, settings, plan), takesBack: id, action: 'take-back', objectId } as const;
      return { effect: { ...effect, noun: noun as LiveNoun, summary: `${change.action} of ${summary}` }, result: null };
    });
    await ledger.settled();
    return { ...report, changeId: written.change, revision: written.revision };
  };
}

/** Large changes are looked at part by part, while others have their turn; who writes meanwhile makes it start again. */
async function planOf(parts: Needs, { seq }: ChangeRow): Promise<Plan> {
  const { settings, journalRows } = parts.stores;
  for (let tries = 0; ; tries++) {
    const plan = emptyPlan();
    const revision = settings.revision();
    for (const entries of partsOf(parts, seq)) {
      planPart(plan, entries, journalRows);
      if (tries < 3 && entries.length >= 1_000) await turn();
    }
    if (settings.revision() !== revision) continue;
    planMembers(plan, parts.stores);
    return plan;
  }
}
function checkScope(context: ServiceContext, { steps }: Plan): void {
  if (steps.some((it) => adminTables.includes(it.table))) guard(context, 'admin');
}
