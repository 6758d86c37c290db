// Remove a rule.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { checkVersion, guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { ruleOrThrow } from './check.ts';

type Needs = Pick<Parts, 'stores' | 'ledger'>;

export function removeRule({ stores, ledger }: Needs): Verb<EndpointOf<'rules.remove'>> {
  return (context, { params: { id }, ifVersion }) => {
    guard(context, 'operate');
    const rule = ruleOrThrow(stores, id);
    checkVersion(rule.version, ifVersion);
    const { revision } = ledger.write(context.actor, () => {
      stores.rules.remove(id);
      const effect = { noun: 'rules', action: 'remove', objectId: id, ids: [id], frame: true } as const;
      return { effect: { ...effect, summary: `rule ${rule.name}` }, result: undefined };
    });
    return { revision };
  };
}
