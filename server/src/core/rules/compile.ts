// Rules as they are stored → rules a worker decides with: an index by name, by network and by proxy user, so that a request meets only the rules
// that may be about it. Refuses nonsense by the rule's id and the place in it.
import type { RuleThen, RuleWhen } from '@gyre/shared/contract/rules';
import { findActionFault, actionOf, type RuleAction, type RuleFault } from './action.ts';
import { type Conditions, conditionsOf, findEmptyWish } from './conditions.ts';
import { asksOnly, enter, freshIndex, type RuleIndex } from './rule-index.ts';
import { anyPort, type RuleEntry } from './rule-list.ts';
import { readTargetPattern, type TargetPattern } from './target-pattern.ts';

/** What is compiled; `RuleRecord` of the snapshot is one. */
export interface RuleSource {
  readonly id: string;
  readonly name: string;
  readonly when: RuleWhen;
  readonly then: RuleThen;
}
/** How often it decided since the last report; see hits.ts. */
export interface RuleCounter {
  hits: number;
}
export interface CompiledRule extends RuleAction {
  readonly id: string;
  readonly name: string;
  /** Place in the order, from 0. */
  readonly index: number;
  /** Besides targets; undefined = none. */
  readonly conditions: Conditions | undefined;
  readonly counter: RuleCounter;
}
export interface CompiledRules {
  /** In their order. */
  readonly rules: readonly CompiledRule[];
  readonly index: RuleIndex;
  /** Lists of the request that is decided; matching never waits, so one is enough. */
  readonly candidates: RuleEntry[];
}

/** Why rules do not compile. */
export class RuleProblem extends Error {
  readonly ruleId: string;
  /** JSON pointer into the rule: `/when/targets/3`. */
  readonly pointer: string;

  constructor(ruleId: string, { pointer, message }: RuleFault) {
    super(message);
    this.name = 'RuleProblem';
    this.ruleId = ruleId;
    this.pointer = pointer;
  }
}

/** Compiles rules part by part, so that nobody stands still for ten thousand. Those that `before` knows by id keep their counters. */
export class RuleCompiler {
  private readonly counters: ReadonlyMap<string, RuleCounter>;
  private readonly index = freshIndex();
  private readonly actions = new Map<string, RuleAction>();
  private readonly rules: CompiledRule[] = [];

  constructor(before?: CompiledRules) {
    this.counters = new Map(before?.rules.map((it) => [it.id, it.counter]));
  }
  /** The next ones in their order; one with the id of the last has further targets of it. @throws RuleProblem. */
  add(sources: readonly RuleSource[]): void {
    for (const source of sources) {
      if (this.rules.at(-1)?.id !== source.id) this.begin(source);
      const { id, when } = source;
      for (const pattern of patternsOf(id, when.targets)) enter(this.index, pattern, this.rules.length - 1, when);
    }
  }
  finish(): CompiledRules {
    return { rules: this.rules, index: this.index, candidates: [] };
  }

  private begin({ id, name, when, then }: RuleSource): void {
    const fault = findFault(when, then);
    if (fault !== undefined) throw new RuleProblem(id, fault);
    const counter = this.counters.get(id) ?? { hits: 0 };
    const conditions = asksOnly(when, ['targets']) ? undefined : conditionsOf(when);
    this.rules.push({ id, name, index: this.rules.length, conditions, counter, ...sharedAction(this.actions, then) });
  }
}

/** @throws RuleProblem. */
export function compileRules(sources: readonly RuleSource[], before?: CompiledRules): CompiledRules {
  const compiler = new RuleCompiler(before);
  compiler.add(sources);
  return compiler.finish();
}

/** Many rules do the same: what they do is kept once. */
function sharedAction(actions: Map<string, RuleAction>, then: RuleThen): RuleAction {
  const text = JSON.stringify(then);
  let action = actions.get(text);
  if (action === undefined) actions.set(text, (action = actionOf(then)));
  return action;
}

function findFault(when: RuleWhen, then: RuleThen): RuleFault | undefined {
  const pointer = findEmptyWish(when);
  return pointer === undefined ? findActionFault(then) : { pointer, message: 'nothing is named' };
}
const everywhere: readonly TargetPattern[] = [{ kind: 'any', port: anyPort }];
/** What a rule is about. @throws RuleProblem. */
export function patternsOf(id: string, targets: readonly string[] | undefined): readonly TargetPattern[] {
  if (targets === undefined) return everywhere;
  return targets.map((text, i) => {
    const reading = readTargetPattern(text);
    if (reading.ok) return reading.pattern;
    const { at, message } = reading.fault;
    throw new RuleProblem(id, { pointer: `/when/targets/${i}`, message: `at character ${at + 1}: ${message}` });
  });
}

export const noRules: CompiledRules = compileRules([]);
