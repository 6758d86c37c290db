// Hits: how often a rule decided, counted where it decides and taken from there for the report.
import type { CompiledRules } from './compile.ts';

export interface RuleHitCount {
  readonly id: string;
  readonly hits: number;
}

/** What was counted since the last call; counters begin again at 0. */
export function takeRuleHits({ rules }: CompiledRules): RuleHitCount[] {
  const taken: RuleHitCount[] = [];
  for (const { id, counter } of rules) {
    if (counter.hits === 0) continue;
    taken.push({ id, hits: counter.hits });
    counter.hits = 0;
  }
  return taken;
}
