// Rules in parts that are compiled in a millisecond or two each: a rule with many targets is several neighbours with the same id.
import type { RuleSource } from './compile.ts';

/** Targets in one part; a rule about everything counts as one. */
const partTargets = 500;

export function rulesInParts<R extends RuleSource>(rules: readonly R[]): R[][] {
  const parts: R[][] = [];
  let [part, targets] = [[] as R[], 0];
  const put = (rule: R, weight: number): void => {
    if (targets + weight > partTargets && part.length > 0) {
      parts.push(part);
      [part, targets] = [[], 0];
    }
    part.push(rule);
    targets += weight;
  };
  for (const rule of rules) {
    const all = rule.when.targets ?? [];
    if (all.length <= partTargets) put(rule, Math.max(1, all.length));
    else
      for (let at = 0; at < all.length; at += partTargets) {
        const some = all.slice(at, at + partTargets);
        put({ ...rule, when: { ...rule.when, targets: some } }, some.length);
      }
  }
  return part.length > 0 ? [...parts, part] : parts;
}
