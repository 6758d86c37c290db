// Add a site-ban rule behind the others.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { checkRoom, readSiteBanRule } from './check.ts';
import { siteBanRuleView } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'ledger' | 'entropy' | 'running'>;

export function createSiteBanRule({
  stores,
  ledger,
  entropy,
  running,
}: Needs): Verb<EndpointOf<'siteBanRules.create'>> {
  return (context, { body }) => {
    guard(context, 'operate');
    const fields = readSiteBanRule(body);
    checkRoom(stores);
    const { result, revision } = ledger.write(context.actor, (now) => {
      const id = entropy.id('banrule', now);
      const rule = stores.siteBanRules.insert({ id, ...fields, createdAt: now, updatedAt: now, version: 1 });
      const effect = { noun: 'site-ban-rules', action: 'create', objectId: id, ids: [id], frame: true } as const;
      return { effect: { ...effect, summary: `site-ban rule ${fields.name}` }, result: rule };
    });
    return { data: siteBanRuleView(result, running), revision };
  };
}
