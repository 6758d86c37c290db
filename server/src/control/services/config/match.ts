// Which thing of a document is which thing that is there: by name; of several with one name, the first is the first. Pure.
import type { ConfigItem, ConfigSection } from '@gyre/shared/contract/config-document';
import type { Known } from './state.ts';

export interface Pair<S extends ConfigSection> {
  readonly item: ConfigItem<S>;
  /** Its place in the section. */
  readonly index: number;
  /** Undefined when it is new. */
  readonly known: Known<S> | undefined;
}
export interface Matched<S extends ConfigSection> {
  readonly pairs: readonly Pair<S>[];
  /** There, and not in the document. */
  readonly missing: readonly Known<S>[];
}

export function matched<S extends ConfigSection>(
  items: readonly ConfigItem<S>[],
  present: readonly Known<S>[],
): Matched<S> {
  const byKey = new Map<string, Known<S>[]>();
  for (const it of present) {
    const key = keyOf(it.item);
    const same = byKey.get(key);
    if (same === undefined) byKey.set(key, [it]);
    else same.push(it);
  }
  const pairs = items.map((item, index) => ({ item, index, known: byKey.get(keyOf(item))?.shift() }));
  const used = new Set(pairs.flatMap(({ known }) => (known === undefined ? [] : [known.id])));
  return { pairs, missing: present.filter((it) => !used.has(it.id)) };
}

/** The listener from flags is found whatever it is called. */
function keyOf(item: { readonly name: string; readonly fromFlags?: boolean | undefined }): string {
  return item.fromFlags === true ? '\0flags' : item.name;
}
