// Remove a site-ban rule. Bans it imposed run on.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { checkVersion, guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { siteBanRuleOrThrow } from './check.ts';

type Needs = Pick<Parts, 'stores' | 'ledger'>;

export function removeSiteBanRule({ stores, ledger }: Needs): Verb<EndpointOf<'siteBanRules.remove'>> {
  return (context, { params: { id }, ifVersion }) => {
    guard(context, 'operate');
    const rule = siteBanRuleOrThrow(stores, id);
    checkVersion(rule.version, ifVersion);
    const { revision } = ledger.write(context.actor, () => {
      stores.siteBanRules.remove(id);
      const effect = { noun: 'site-ban-rules', action: 'remove', objectId: id, ids: [id], frame: true } as const;
      return { effect: { ...effect, summary: `site-ban rule ${rule.name}` }, result: undefined };
    });
    return { revision };
  };
}
