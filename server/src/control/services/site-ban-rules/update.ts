// Change a site-ban rule, or switch it on and off. Bans it imposed run on.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { checkVersion, guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { readSiteBanRule, siteBanRuleOrThrow } from './check.ts';
import { siteBanRuleView } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'ledger' | 'running'>;

export function updateSiteBanRule({ stores, ledger, running }: Needs): Verb<EndpointOf<'siteBanRules.update'>> {
  return (context, { params: { id }, body, ifVersion }) => {
    guard(context, 'operate');
    const before = siteBanRuleOrThrow(stores, id);
    checkVersion(before.version, ifVersion);
    const fields = readSiteBanRule({
      name: body.name ?? before.name,
      enabled: body.enabled ?? before.enabled,
      sites: body.sites ?? [...before.sites],
      when: body.when ?? before.when,
      banMs: body.banMs ?? before.banMs,
      mostBanMs: body.mostBanMs ?? before.mostBanMs,
      retry: body.retry ?? before.retry,
    });
    const { result, revision } = ledger.write(context.actor, (now) => {
      const row = { ...before, ...fields, updatedAt: now, version: before.version + 1 };
      stores.siteBanRules.update(row);
      const summary = `site-ban rule ${fields.name}: ${Object.keys(body).join(', ') || 'nothing'}`;
      const effect = {
        noun: 'site-ban-rules',
        action: 'update',
        objectId: id,
        summary,
        ids: [id],
        frame: true,
      } as const;
      return { effect, result: row };
    });
    return { data: siteBanRuleView(result, running), revision };
  };
}
