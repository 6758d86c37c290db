// What a rule names must exist and what it says must make sense, before it is stored: names become ids, patterns their one spelling.
import type { RuleThen, RuleWhen } from '@gyre/shared/contract/rules';
import { anonymous } from '../../../core/rules/ask.ts';
import { compileRules, RuleProblem } from '../../../core/rules/compile.ts';
import { readTargetPattern } from '../../../core/rules/target-pattern.ts';
import type { RuleRow } from '../../../storage/stores/rule-store.ts';
import type { Stores } from '../../../storage/stores/stores.ts';
import { type FieldError, invalidField, notFound, ServiceError } from '../errors.ts';

/** Wrong patterns told at once. */
const toldFaults = 20;

/** @throws ServiceError `not_found`. */
export function ruleOrThrow(stores: Stores, id: string): RuleRow {
  const rule = stores.rules.find(id);
  if (rule === undefined) throw notFound('rule', id);
  return rule;
}

/** Conditions as they are stored. @throws ServiceError naming what is unknown or cannot be read. */
export function readWhen(stores: Stores, given: RuleWhen): RuleWhen {
  const { targets, proxyUsers, listeners, wishedPools, ...rest } = given;
  if (proxyUsers !== undefined) checkUsers(stores, proxyUsers);
  for (const id of listeners ?? []) if (stores.listeners.find(id) === undefined) throw notFound('listener', id);
  return {
    ...(targets === undefined ? {} : { targets: canonicalTargets(targets) }),
    ...(proxyUsers === undefined ? {} : { proxyUsers: [...new Set(proxyUsers)] }),
    ...(listeners === undefined ? {} : { listeners: [...new Set(listeners)] }),
    ...(wishedPools === undefined ? {} : { wishedPools: [...new Set(wishedPools.map((it) => poolIdOf(stores, it)))] }),
    ...rest,
  };
}
/** What it does as it is stored. @throws ServiceError `not_found` naming the pool. */
export function readThen(stores: Stores, { poolId, ...rest }: RuleThen): RuleThen {
  return poolId === undefined ? rest : { ...rest, poolId: poolIdOf(stores, poolId) };
}
/** @throws ServiceError `validation` at the place that does not compile. */
export function checkCompiles(rule: Pick<RuleRow, 'id' | 'name' | 'when' | 'then'>): void {
  try {
    compileRules([rule]);
  } catch (error) {
    throw error instanceof RuleProblem ? invalidField(error.pointer, error.message, 'rule') : error;
  }
}

/** What a rule is called whose author gave it no name. */
export function nameOf({ targets = [] }: RuleWhen): string {
  const [first = 'everything', ...more] = targets;
  return (more.length === 0 ? first : `${first} and ${more.length} more`).slice(0, 120);
}

function canonicalTargets(targets: readonly string[]): string[] {
  const faults: FieldError[] = [];
  const texts = targets.map((text, i) => {
    const reading = readTargetPattern(text);
    if (reading.ok) return reading.text;
    const message = `at character ${reading.fault.at + 1}: ${reading.fault.message}`;
    faults.push({ pointer: `/when/targets/${i}`, code: 'target', message });
    return text;
  });
  const [first] = faults;
  if (first === undefined) return [...new Set(texts)];
  const place = Number(first.pointer.slice(first.pointer.lastIndexOf('/') + 1)) + 1;
  const detail = `Target ${place} cannot be read, ${first.message}.`;
  throw new ServiceError('validation', detail, { fields: faults.slice(0, toldFaults) });
}
function checkUsers(stores: Stores, names: readonly string[]): void {
  const known = new Set(stores.users.all().map((it) => it.name));
  const at = names.findIndex((name) => name !== anonymous && !known.has(name));
  if (at >= 0) throw invalidField(`/when/proxyUsers/${at}`, `There is no proxy user "${names[at]}".`, 'unknown');
}
function poolIdOf(stores: Stores, wanted: string): string {
  const pool = stores.pools.find(wanted) ?? stores.pools.findByName(wanted);
  if (pool === undefined) throw notFound('pool', wanted);
  return pool.id;
}
