// One document on its way into one write: what is wanted, what was there, the hands, what is wrong with it, and what was made on the way.
import type { ConfigSecret } from '@gyre/shared/contract/config';
import type { ConfigDocument, ConfigSection } from '@gyre/shared/contract/config-document';
import type { Faults } from './faults.ts';
import type { Hands } from './hands.ts';
import { type Matched, matched } from './match.ts';
import { itemsOf } from './sections.ts';
import type { Known, State } from './state.ts';

export interface Wanted {
  readonly document: ConfigDocument;
  readonly removeMissing: boolean;
  /** Secrets a document may name, by variable. */
  readonly secrets: ReadonlyMap<string, string>;
}
export interface Did {
  readonly made: ConfigSecret[];
  /** Proxy users who got another password. */
  readonly passwords: Set<string>;
}
export interface Task {
  readonly wanted: Wanted;
  readonly before: State;
  readonly hands: Hands;
  readonly faults: Faults;
  /** Ids of rules as they stand now. */
  readonly ruleOrder: () => readonly string[];
  readonly did: Did;
}

/** A section that is absent wants nothing. */
export function matchOf<S extends ConfigSection>({ wanted, before }: Task, section: S): Matched<S> {
  const items = itemsOf(wanted.document, section);
  const present = before[section] as readonly Known<S>[];
  return items === undefined ? { pairs: [], missing: [] } : matched(items, present);
}
/** What is to be removed. */
export function goingOf<S extends ConfigSection>(task: Task, section: S): readonly Known<S>[] {
  return task.wanted.removeMissing ? matchOf(task, section).missing.filter((it) => !it.stays) : [];
}
