// Who imposed a site ban, in words: bans keep the id of a rule, or what else it was.
import { imposers } from '../../core/bans/verdict.ts';
import type { Parts } from './parts.ts';

/** Who imposed bans that no rule imposed. */
const people: Readonly<Record<string, string>> = {
  [imposers.verdict]: 'a client’s verdict',
  [imposers.person]: 'a person',
  [imposers.latency]: 'slower there than its peers',
};

/** Names of rules and of who else imposes bans; a rule that is gone keeps its id. */
export function imposerNames(stores: Parts['stores']): (by: string) => string {
  const rules = new Map(stores.siteBanRules.all().map((it) => [it.id, it.name]));
  return (by) => people[by] ?? rules.get(by) ?? by;
}
