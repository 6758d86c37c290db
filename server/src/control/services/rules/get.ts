// Read one rule.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { ruleOrThrow } from './check.ts';
import { oneRuleView } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'running'>;

export function getRule(parts: Needs): Verb<EndpointOf<'rules.get'>> {
  return (context, { params: { id } }) => {
    guard(context, 'read');
    return oneRuleView(ruleOrThrow(parts.stores, id), parts);
  };
}
