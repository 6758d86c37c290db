// Places of rules in the order, ascending, each with the port its pattern asks for: what an index holds under one name, network or proxy user.
// Nearly all of these lists are one long, so the first entry is the list and nothing stands before it in memory.

/** Port of a pattern that names none. */
export const anyPort = 0;

export interface RuleEntry {
  readonly rule: number;
  readonly port: number;
  /** Whoever finds it here knows all it asks: no condition is left to check. */
  readonly settled: boolean;
  next: RuleEntry | undefined;
  /** Of the first entry: the last one. */
  last: RuleEntry | undefined;
}

export const ruleEntry = (rule: number, port: number, settled: boolean): RuleEntry => {
  return { rule, port, settled, next: undefined, last: undefined };
};

/** Rules are appended in their order; returns the list. */
export function appended(list: RuleEntry | undefined, entry: RuleEntry): RuleEntry {
  if (list === undefined) return entry;
  (list.last ?? list).next = entry;
  list.last = entry;
  return list;
}
