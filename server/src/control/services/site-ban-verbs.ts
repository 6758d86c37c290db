// The verbs of site bans and their rules, by the id of their endpoint.
import type { Parts } from './parts.ts';
import type { Verbs } from './services.ts';
import { createSiteBanRule } from './site-ban-rules/create.ts';
import { listSiteBanRules } from './site-ban-rules/list.ts';
import { removeSiteBanRule } from './site-ban-rules/remove.ts';
import { updateSiteBanRule } from './site-ban-rules/update.ts';
import { createSiteBan } from './site-bans/create.ts';
import { exportSiteBans } from './site-bans/export.ts';
import { liftSiteBans } from './site-bans/lift.ts';
import { listSiteBans } from './site-bans/list.ts';
import { judgeRequest } from './site-bans/verdict.ts';

type SiteBanId = Extract<keyof Verbs, `${'siteBanRules' | 'siteBans'}.${string}` | 'requests.verdict'>;

export function siteBanVerbs(parts: Parts): Pick<Verbs, SiteBanId> {
  return {
    'siteBanRules.list': listSiteBanRules(parts),
    'siteBanRules.create': createSiteBanRule(parts),
    'siteBanRules.update': updateSiteBanRule(parts),
    'siteBanRules.remove': removeSiteBanRule(parts),
    'siteBans.list': listSiteBans(parts),
    'siteBans.export': exportSiteBans(parts),
    'siteBans.create': createSiteBan(parts),
    'siteBans.lift': liftSiteBans(parts),
    'requests.verdict': judgeRequest(parts),
  };
}
