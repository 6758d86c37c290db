// Add a rule, at the end or at a place.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { Body } from '@gyre/shared/contract/contract';
import type { RuleRow } from '../../../storage/stores/rule-store.ts';
import type { ServiceContext } from '../context.ts';
import { guard } from '../guard.ts';
import type { Written } from '../ledger.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { checkCompiles, nameOf, readThen, readWhen } from './check.ts';
import { oneRuleView } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'ledger' | 'entropy' | 'running'>;

type Endpoint = EndpointOf<'rules.create'>;

export function createRule(parts: Needs): Verb<Endpoint> {
  return (context, { body }) => {
    const { result, revision } = writeNewRule(parts, context, body);
    return { data: oneRuleView(result, parts), revision };
  };
}

export function writeNewRule(
  { stores, ledger, entropy }: Omit<Needs, 'running'>,
  context: ServiceContext,
  body: Body<Endpoint>,
): Written<RuleRow> {
  guard(context, 'operate');
  const when = readWhen(stores, body.when ?? {});
  const then = readThen(stores, body.then);
  const { name = nameOf(when), enabled = true } = body;
  checkCompiles({ id: '', name, when, then });
  return ledger.write(context.actor, (now) => {
    const id = entropy.id('rule', now);
    const row = { id, name, enabled, when, then, createdAt: now, updatedAt: now, version: 1 };
    const rule = stores.rules.insert(row, body.at);
    const effect = { noun: 'rules', action: 'create', objectId: id, summary: `rule ${name}`, ids: [id] } as const;
    return { effect: { ...effect, frame: true }, result: rule };
  });
}
