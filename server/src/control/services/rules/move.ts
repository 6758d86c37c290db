// Give a rule another place in the order.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { ruleOrThrow } from './check.ts';
import { oneRuleView } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'ledger' | 'running'>;

export function moveRule(parts: Needs): Verb<EndpointOf<'rules.move'>> {
  const { stores, ledger } = parts;
  return (context, { params: { id }, body: { to } }) => {
    guard(context, 'operate');
    const before = ruleOrThrow(stores, id);
    const { result, revision } = ledger.write(context.actor, (now) => {
      const row = { ...before, updatedAt: now, version: before.version + 1 };
      stores.rules.move(row, to);
      const place = stores.rules.order().indexOf(id) + 1;
      const summary = `rule ${before.name}: to place ${place}`;
      const effect = { noun: 'rules', action: 'move', objectId: id, summary, ids: [id], frame: true } as const;
      return { effect, result: row };
    });
    return { data: oneRuleView(result, parts), revision };
  };
}
