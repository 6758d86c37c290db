// The first rule that matches a request. Only rules that may be about its target or its proxy user are looked at; of each list only the part
// before the best found so far.
import { addressBytes, innermost } from '../model/network.ts';
import type { RuleAsk } from './ask.ts';
import type { CompiledRule, CompiledRules } from './compile.ts';
import { hold } from './conditions.ts';
import type { RuleIndex } from './rule-index.ts';
import { anyPort, type RuleEntry } from './rule-list.ts';

/** Undefined when none does. It counts nothing: who acts on it counts. */
export function matchRule(compiled: CompiledRules, ask: RuleAsk): CompiledRule | undefined {
  const { rules, index, candidates } = compiled;
  if (rules.length === 0) return undefined;
  candidates.length = 0;
  collect(index, ask, candidates);
  let first = rules.length;
  for (let i = 0; i < candidates.length; i++) first = firstIn(candidates[i]!, first, rules, ask);
  return rules[first];
}

function collect({ names, networks, byUser, anywhere }: RuleIndex, ask: RuleAsk, into: RuleEntry[]): void {
  const { host } = ask;
  names.collect(host, host.endsWith('.') ? host.length - 1 : host.length, into);
  if (networks.size > 0) collectNetworks(networks, host, into);
  const own = byUser.get(ask.proxyUser);
  if (own !== undefined) into.push(own);
  if (anywhere.first !== undefined) into.push(anywhere.first);
}

/** An IPv6 address that carries an IPv4 one is both: a rule about the one is not walked around by the other. */
function collectNetworks(networks: RuleIndex['networks'], host: string, into: RuleEntry[]): void {
  const bytes = addressBytes(host);
  if (bytes === undefined) return;
  networks.collect(bytes, into);
  const inner = innermost(bytes);
  if (inner !== bytes) networks.collect(inner, into);
}

/** The first rule of the list before `limit` that matches, else `limit`. */
function firstIn(list: RuleEntry, limit: number, rules: readonly CompiledRule[], ask: RuleAsk): number {
  for (let it: RuleEntry | undefined = list; it !== undefined && it.rule < limit; it = it.next)
    if ((it.port === anyPort || it.port === ask.port) && (it.settled || hold(rules[it.rule]!.conditions, ask)))
      return it.rule;
  return limit;
}
