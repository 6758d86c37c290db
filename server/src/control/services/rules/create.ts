// Add a rule, at the end or at a place.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { checkCompiles, nameOf, readThen, readWhen } from './check.ts';
import { oneRuleView } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'ledger' | 'entropy' | 'running'>;

export function createRule(parts: Needs): Verb<EndpointOf<'rules.create'>> {
  const { stores, ledger, entropy } = parts;
  return (context, { body }) => {
    guard(context, 'operate');
    const when = readWhen(stores, body.when ?? {});
    const then = readThen(stores, body.then);
    const { name = nameOf(when), enabled = true } = body;
    checkCompiles({ id: '', name, when, then });
    const { result, revision } = ledger.write(context.actor, (now) => {
      const id = entropy.id('rule', now);
      const row = { id, name, enabled, when, then, createdAt: now, updatedAt: now, version: 1 };
      const rule = stores.rules.insert(row, body.at);
      const effect = { noun: 'rules', action: 'create', objectId: id, summary: `rule ${name}`, ids: [id] } as const;
      return { effect: { ...effect, frame: true }, result: rule };
    });
    return { data: oneRuleView(result, parts), revision };
  };
}
