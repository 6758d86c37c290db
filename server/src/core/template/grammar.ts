// What filling needs of a template: its patterns read once, what they can ask for, and the rules.
import type { SlotName } from './encode.ts';
import type { Pattern } from './pattern.ts';
import { type PlaceKey, placeKeys, type Rules } from './template.ts';

export interface Grammar {
  readonly name: string;
  /** The first that is complete is used. */
  readonly username: readonly Pattern[];
  readonly password: Pattern;
  readonly rules: Rules;
  /** Placeholders of all of them. */
  readonly names: ReadonlySet<SlotName>;
  /** Facts of a place it can be asked for. */
  readonly places: readonly PlaceKey[];
}

export function grammarOf(name: string, username: readonly Pattern[], password: Pattern, rules: Rules): Grammar {
  const names = new Set([...username, password].flatMap((pattern) => [...pattern.names]));
  return { name, username, password, rules, names, places: placeKeys.filter((key) => names.has(key)) };
}
