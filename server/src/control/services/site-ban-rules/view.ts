// A site-ban rule as the API shows it: its row, and the bans it imposed since it was stored last.
import type { SiteBanRule } from '@gyre/shared/contract/site-bans';
import type { SiteBanRuleRow } from '../../../storage/stores/site-ban-rule-store.ts';
import type { Parts } from '../parts.ts';

export function siteBanRuleView(row: SiteBanRuleRow, running: Parts['running']): SiteBanRule {
  const { id, name, enabled, sites, when, banMs, mostBanMs, retry, createdAt, updatedAt, version } = row;
  const fresh = running()?.siteBanRules.of(id);
  return {
    ...{ id, name, enabled, sites: [...sites], when, banMs, mostBanMs, retry, createdAt, updatedAt, version },
    hits: row.hits + (fresh?.hits ?? 0),
    lastHitAt: fresh?.lastHitAt ?? row.lastHitAt,
  };
}
