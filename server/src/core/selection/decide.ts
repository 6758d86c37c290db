// From who asks and for what to where it may go: the wishes' route, unless a rule says otherwise. Doors and Explain ask the same.
import type { Failure } from '../model/failure.ts';
import { anonymous, type RuleAsk } from '../rules/ask.ts';
import type { CompiledRule } from '../rules/compile.ts';
import { matchRule } from '../rules/match.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type Asker, type Route, routeByRule, type RouteOrFailure } from './route.ts';

/** An asker with the routes that were worked out for it. */
export interface RoutedAsker extends Asker {
  readonly base: Route;
  /** By rule; made with the first rule that matches. */
  byRule: Map<CompiledRule, RouteOrFailure> | undefined;
}

/** The part of a request that rules look at, besides who asks. */
export type Asked = Pick<RuleAsk, 'host' | 'port' | 'kind' | 'method' | 'listenerId' | 'nowMs'>;

/** Counts the match. Without rules there is nothing to ask: the door looks first. */
export function decide(snapshot: Snapshot, asker: RoutedAsker, asked: Asked): RouteOrFailure {
  const rule = matchingRule(snapshot, asker, asked);
  if (rule === undefined) return asker.base;
  rule.counter.hits++;
  return byRule(snapshot, asker, rule);
}

/** The same for Explain: nothing is counted, and the rule is named. */
export function decideQuietly(
  snapshot: Snapshot,
  asker: RoutedAsker,
  asked: Asked,
): { readonly rule: CompiledRule | undefined; readonly route: RouteOrFailure } {
  const rule = matchingRule(snapshot, asker, asked);
  return { rule, route: rule === undefined ? asker.base : byRule(snapshot, asker, rule) };
}

function matchingRule(snapshot: Snapshot, asker: RoutedAsker, asked: Asked): CompiledRule | undefined {
  const { base, user, wishes } = asker;
  return matchRule(snapshot.rules, {
    ...asked,
    proxyUser: user?.name ?? anonymous,
    wishes,
    wishedPoolId: wishes.pool === undefined ? undefined : base.pool.id,
  });
}

function byRule(snapshot: Snapshot, asker: RoutedAsker, rule: CompiledRule): Route | Failure {
  const known = asker.byRule?.get(rule);
  if (known !== undefined) return known;
  const route = routeByRule(snapshot, asker, asker.base, rule);
  (asker.byRule ??= new Map<CompiledRule, RouteOrFailure>()).set(rule, route);
  return route;
}
