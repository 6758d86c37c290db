// Rules as the API answers them, for tests of this feature.
import type { Rule } from '@gyre/shared/contract/rules';

export function makeRule(number: number, changes: Partial<Rule> = {}): Rule {
  return {
    id: `rule_${String(number).padStart(26, '0')}`,
    name: '',
    enabled: true,
    when: { targets: [`site${number}.example`] },
    then: { refuse: { status: 403, text: '' } },
    hits: 12,
    lastHitAt: 1_741_098_600_000,
    shadowedBy: null,
    createdAt: 1_700_000_000_000,
    updatedAt: 1_700_000_000_000,
    version: 3,
    ...changes,
  };
}
