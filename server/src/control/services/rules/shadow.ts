// Which rules never match because of one before them, found once between two writes: lists are read page by page.
import { findShadows } from '../../../core/rules/shadows.ts';
import type { RuleRow } from '../../../storage/stores/rule-store.ts';
import type { Stores } from '../../../storage/stores/stores.ts';

export type Shadows = ReadonlyMap<string, string>;

const found = new WeakMap<Stores, { readonly writes: number; readonly shadows: Shadows }>();

/** By the id of the shadowed rule, the id of the one that shadows it. Rules that are off neither shadow nor are shadowed. */
export function shadowsOf(stores: Stores, rules?: readonly RuleRow[]): Shadows {
  const { writes } = stores.rules;
  const known = found.get(stores);
  if (known?.writes === writes) return known.shadows;
  const shadows = findShadows((rules ?? stores.rules.all()).filter((it) => it.enabled));
  found.set(stores, { writes, shadows });
  return shadows;
}
