// Apply a document: all of it as one change, or nothing.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { ConfigPlan } from '@gyre/shared/contract/config';
import { turn } from '../../../base/turn.ts';
import { invalidField, ServiceError } from '../errors.ts';
import { guard } from '../guard.ts';
import type { Verb } from '../services.ts';
import { textOf } from './plan.ts';
import { type ConfigParts, planOf } from './plan-of.ts';

export function applyConfig(parts: ConfigParts): Verb<EndpointOf<'config.apply'>> {
  const { ledger, stores } = parts;
  return async (context, { query: { removeMissing, planId, confirmOpen }, body }) => {
    guard(context, 'admin');
    const { plan, revision: plannedAt, run } = await planOf(parts, context, textOf(body), removeMissing);
    checkSame(plan, planId);
    if (plan.opens.length > 0 && !confirmOpen)
      throw invalidField(
        'query/confirmOpen',
        `Anyone who reaches ${plan.opens.map((it) => `"${it}"`).join(', ')} could use your exits; set confirmOpen to true if that is meant.`,
        'confirm',
      );
    if (plan.steps.length === 0) return { plan, secrets: [], changeId: null, revision: null };
    // The plan was a long stop already; who wrote since is noticed.
    await turn();
    const { result, revision, change } = ledger.write(context.actor, (now) => {
      if (stores.settings.revision() !== plannedAt) throw changedSince();
      const { hands, together } = parts.hands(context, now);
      const did = run(hands);
      return { effect: together(summaryOf(plan)), result: did };
    });
    await ledger.settled();
    return { plan, secrets: result.made, changeId: change, revision };
  };
}

/** @throws ServiceError `precondition` when it is not the plan that was seen. */
function checkSame(plan: ConfigPlan, seen: string | undefined): void {
  if (seen === undefined || seen === plan.planId) return;
  const [state] = seen.split('.');
  if (state !== plan.planId.split('.')[0]) throw changedSince();
  const detail = 'This is not the document, or not the choice about removals, that the plan was made of; plan again.';
  throw new ServiceError('precondition', detail);
}
const changedSince = (): ServiceError =>
  new ServiceError('precondition', 'The configuration was changed since the plan was made; plan again.');

function summaryOf({ create, update, remove }: ConfigPlan): string {
  const parts = [
    create > 0 ? `${create} created` : '',
    update > 0 ? `${update} changed` : '',
    remove > 0 ? `${remove} removed` : '',
  ];
  return `configuration: ${parts.filter((it) => it !== '').join(', ')}`;
}
