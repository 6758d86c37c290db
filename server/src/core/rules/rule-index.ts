// Where the rules are that may be about a target: by name, by network, by proxy user, and those about anything.
import type { RuleWhen } from '@gyre/shared/contract/rules';
import { CidrTree } from './cidr-tree.ts';
import { appended, type RuleEntry, ruleEntry } from './rule-list.ts';
import { SuffixTable } from './suffix-table.ts';
import type { TargetPattern } from './target-pattern.ts';

export interface RuleIndex {
  readonly names: SuffixTable;
  readonly networks: CidrTree;
  /** Rules about any target, by the proxy users they are about. */
  readonly byUser: Map<string, RuleEntry>;
  /** Rules about any target and any proxy user. */
  readonly anywhere: { first: RuleEntry | undefined };
}

export function freshIndex(): RuleIndex {
  return { names: new SuffixTable(), networks: new CidrTree(), byUser: new Map(), anywhere: { first: undefined } };
}

/** Enters one target of a rule. Rules come in their order. */
export function enter(index: RuleIndex, target: TargetPattern, rule: number, when: RuleWhen): void {
  const { names, networks, byUser, anywhere } = index;
  const users = when.proxyUsers;
  const settled = asksOnly(when, target.kind === 'any' ? ['targets', 'proxyUsers'] : ['targets']);
  const entry = (): RuleEntry => ruleEntry(rule, target.port, settled);
  if (target.kind === 'name') names.add(target.name, target.below, entry());
  else if (target.kind === 'network') networks.add(target.bytes, target.bits, entry());
  else if (users === undefined) anywhere.first = appended(anywhere.first, entry());
  else for (const user of new Set(users)) byUser.set(user, appended(byUser.get(user), entry()));
}

/** Whether a rule asks for nothing besides these. */
export function asksOnly(when: RuleWhen, known: readonly string[]): boolean {
  for (const key in when) if (when[key as keyof RuleWhen] !== undefined && !known.includes(key)) return false;
  return true;
}
