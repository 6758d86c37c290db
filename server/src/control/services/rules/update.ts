// Change a rule, or switch it on and off.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { RuleRow } from '../../../storage/stores/rule-store.ts';
import type { ServiceContext } from '../context.ts';
import { checkVersion, guard } from '../guard.ts';
import type { Written } from '../ledger.ts';
import type { Parts } from '../parts.ts';
import type { Verb, VerbInput } from '../services.ts';
import { checkCompiles, readThen, readWhen, ruleOrThrow } from './check.ts';
import { oneRuleView } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'ledger' | 'running'>;

type Endpoint = EndpointOf<'rules.update'>;

export function updateRule(parts: Needs): Verb<Endpoint> {
  return (context, input) => {
    const { result, revision } = writeRule(parts, context, input);
    return { data: oneRuleView(result, parts), revision };
  };
}

export function writeRule(
  { stores, ledger }: Omit<Needs, 'running'>,
  context: ServiceContext,
  { params: { id }, body, ifVersion }: Pick<VerbInput<Endpoint>, 'params' | 'body' | 'ifVersion'>,
): Written<RuleRow> {
  guard(context, 'operate');
  const before = ruleOrThrow(stores, id);
  checkVersion(before.version, ifVersion);
  const { name = before.name, enabled = before.enabled } = body;
  const when = body.when === undefined ? before.when : readWhen(stores, body.when);
  const then = body.then === undefined ? before.then : readThen(stores, body.then);
  checkCompiles({ id, name, when, then });
  return ledger.write(context.actor, (now) => {
    const row = { ...before, name, enabled, when, then, updatedAt: now, version: before.version + 1 };
    stores.rules.update(row);
    const summary = `rule ${name}: ${Object.keys(body).join(', ') || 'nothing'}`;
    const effect = { noun: 'rules', action: 'update', objectId: id, summary, ids: [id], frame: true } as const;
    return { effect, result: row };
  });
}
