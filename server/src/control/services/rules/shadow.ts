// Which rules never match because of one before them, found once between two writes: lists are read page by page.
import { findShadows } from '../../../core/rules/shadows.ts';
import type { RuleRow } from '../../../storage/stores/rule-store.ts';
import type { Stores } from '../../../storage/stores/stores.ts';

export type Shadows = ReadonlyMap<string, string>;

interface Found {
  readonly writes: number;
  /** Those that are on. */
  readonly rules: readonly RuleRow[];
  readonly shadows: Shadows;
}
const found = new WeakMap<Stores, Found>();

/** By the id of the shadowed rule, the id of the one that shadows it. Rules that are off neither shadow nor are shadowed. */
export function shadowsOf(stores: Stores, rules?: readonly RuleRow[]): Shadows {
  const { writes } = stores.rules;
  const known = found.get(stores);
  if (known?.writes === writes) return known.shadows;
  const on = (rules ?? stores.rules.all()).filter((it) => it.enabled);
  // A write of something else than conditions, order and which are on leaves them as they are.
  const shadows = known !== undefined && sameConditions(known.rules, on) ? known.shadows : findShadows(on);
  found.set(stores, { writes, rules: on, shadows });
  return shadows;
}

function sameConditions(some: readonly RuleRow[], others: readonly RuleRow[]): boolean {
  return some.length === others.length && some.every((it, i) => it.id === others[i]!.id && it.when === others[i]!.when);
}
