// A rule as the API shows it: its row, what it decided since it was stored last, and what stands before it.
import type { Rule } from '@gyre/shared/contract/rules';
import type { RuleRow } from '../../../storage/stores/rule-store.ts';
import type { Parts } from '../parts.ts';
import { type Shadows, shadowsOf } from './shadow.ts';

export function ruleView(row: RuleRow, running: Parts['running'], shadows: Shadows): Rule {
  const { id, name, enabled, when, then, createdAt, updatedAt, version } = row;
  const fresh = running()?.rules.of(id);
  return {
    ...{ id, name, enabled, when, then, createdAt, updatedAt, version },
    hits: row.hits + (fresh?.hits ?? 0),
    lastHitAt: fresh?.lastHitAt ?? row.lastHitAt,
    shadowedBy: shadows.get(id) ?? null,
  };
}

export function oneRuleView(row: RuleRow, { stores, running }: Pick<Parts, 'stores' | 'running'>): Rule {
  return ruleView(row, running, shadowsOf(stores));
}
