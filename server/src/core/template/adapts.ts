// What a gateway with a template can be asked for with each login: such facts are met whatever value is wished.
import { findGrammar } from './fill.ts';
import type { Credentials, PlaceKey } from './template.ts';

const nothing: readonly PlaceKey[] = [];

/** Nothing for a template that is unknown or cannot be read. */
export function adaptsTo(templateId: string, credentials: Credentials): readonly PlaceKey[] {
  const found = findGrammar(templateId, credentials);
  return found.ok ? found.grammar.places : nothing;
}
