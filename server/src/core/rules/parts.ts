// Rules in parts that are compiled in a millisecond or two each: a rule with many targets is several neighbours with the same id.
import type { RuleSource } from './compile.ts';

/** Values in one part: everything that its rules list. A rule that lists nothing counts as one. */
export const partValues = 250;

export function rulesInParts<R extends RuleSource>(rules: readonly R[]): R[][] {
  const parts: R[][] = [];
  let [part, values] = [[] as R[], 0];
  const put = (rule: R, weight: number): void => {
    if (values + weight > partValues && part.length > 0) {
      parts.push(part);
      [part, values] = [[], 0];
    }
    part.push(rule);
    values += weight;
  };
  for (const rule of rules) {
    const all = rule.when.targets ?? [];
    const others = listed(rule.when) - all.length + listed(rule.then.criteria ?? {});
    if (all.length <= partValues) put(rule, Math.max(1, all.length + others));
    else
      for (let at = 0; at < all.length; at += partValues) {
        const some = all.slice(at, at + partValues);
        put({ ...rule, when: { ...rule.when, targets: some } }, some.length + others);
      }
  }
  return part.length > 0 ? [...parts, part] : parts;
}

function listed(lists: object): number {
  let count = 0;
  for (const list of Object.values(lists)) if (Array.isArray(list)) count += list.length;
  return count;
}
