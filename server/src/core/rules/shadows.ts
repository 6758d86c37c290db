// Rules that can never match, because one before them decides everything they could. What it names is surely shadowed; it does not find every
// shadow (several rules that only together cover another, addresses written as IPv4 in one and IPv6 in the other).
import { patternsOf, type RuleSource } from './compile.ts';
import { coversConditions } from './cover.ts';
import { enter, freshIndex, type RuleIndex } from './rule-index.ts';
import { anyPort, type RuleEntry } from './rule-list.ts';
import type { TargetPattern } from './target-pattern.ts';

/** Rules looked at for each rule, so that thousands about one target stay cheap. */
const mostLookedAt = 100;

/** By the id of the shadowed rule, the id of the first that shadows it. @throws RuleProblem. */
export function findShadows(rules: readonly RuleSource[]): ReadonlyMap<string, string> {
  const index = freshIndex();
  const shadows = new Map<string, string>();
  rules.forEach((rule, place) => {
    const patterns = patternsOf(rule.id, rule.when.targets);
    const before = covering(index, patterns, rule).find((it) => coversConditions(rules[it]!.when, rule.when));
    // What is shadowed shadows nothing that its own shadow would not.
    if (before !== undefined) shadows.set(rule.id, rules[before]!.id);
    else for (const pattern of patterns) enter(index, pattern, place, rule.when);
  });
  return shadows;
}

/** Places of rules about every one of the targets, ascending. */
function covering(index: RuleIndex, patterns: readonly TargetPattern[], { when }: RuleSource): readonly number[] {
  let found: Set<number> | undefined;
  for (const pattern of patterns) {
    const places = placesOf(index, pattern, when.proxyUsers?.[0]);
    found = found === undefined ? places : new Set([...found].filter((place) => places.has(place)));
    if (found.size === 0) break;
  }
  return [...(found ?? [])].sort((a, b) => a - b);
}
function placesOf(index: RuleIndex, pattern: TargetPattern, user: string | undefined): Set<number> {
  const lists: RuleEntry[] = [];
  // No name holds a star: only what lies below something is found for `*.name`.
  const name = pattern.kind === 'name' ? `${pattern.below ? '*.' : ''}${pattern.name}` : '';
  if (pattern.kind === 'name') index.names.collect(name, name.length, lists);
  if (pattern.kind === 'network') index.networks.collect(pattern.bytes, lists, pattern.bits);
  for (const list of [index.anywhere.first, user === undefined ? undefined : index.byUser.get(user)])
    if (list !== undefined) lists.push(list);
  const places = new Set<number>();
  for (const list of lists) take(list, pattern.port, places);
  return places;
}
function take(list: RuleEntry, port: number, places: Set<number>): void {
  let left = mostLookedAt;
  for (let it: RuleEntry | undefined = list; it !== undefined && left > 0; it = it.next, left--)
    if (it.port === anyPort || it.port === port) places.add(it.rule);
}
