// Give a rule another place in the order.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { RuleRow } from '../../../storage/stores/rule-store.ts';
import type { ServiceContext } from '../context.ts';
import { guard } from '../guard.ts';
import type { Written } from '../ledger.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { ruleOrThrow } from './check.ts';
import { oneRuleView } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'ledger' | 'running'>;

type Endpoint = EndpointOf<'rules.move'>;

export function moveRule(parts: Needs): Verb<Endpoint> {
  return (context, { params: { id }, body: { to } }) => {
    const { result, revision } = writePlace(parts, context, id, to);
    return { data: oneRuleView(result, parts), revision };
  };
}

/** `to`: 0 first. */
export function writePlace(
  { stores, ledger }: Omit<Needs, 'running'>,
  context: ServiceContext,
  id: string,
  to: number,
): Written<RuleRow> {
  guard(context, 'operate');
  const before = ruleOrThrow(stores, id);
  return ledger.write(context.actor, (now) => {
    const row = { ...before, updatedAt: now, version: before.version + 1 };
    stores.rules.move(row, to);
    const place = stores.rules.order().indexOf(id) + 1;
    const summary = `rule ${before.name}: to place ${place}`;
    const effect = { noun: 'rules', action: 'move', objectId: id, summary, ids: [id], frame: true } as const;
    return { effect, result: row };
  });
}
