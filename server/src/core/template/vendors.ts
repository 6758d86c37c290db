// The vendors Gyre knows, and each one's patterns parsed once.
import { type Grammar, grammarOf } from './grammar.ts';
import { type ParsedPattern, parsePattern, type Pattern } from './pattern.ts';
import type { Template } from './template.ts';
import { brightData, decodo, geonode, nimble, oxylabs, proxyEmpire, soax, thordata } from './vendors/by-dashes.ts';
import { evomi, ipRoyal, packetStream, rayobyte } from './vendors/by-password.ts';
import { apify, dataImpulse, infatica, netNut, scraperApi, webshare } from './vendors/by-position.ts';

export const vendors: readonly Template[] = [
  ...[apify, brightData, dataImpulse, decodo, evomi, geonode, infatica, ipRoyal, netNut, nimble, oxylabs, packetStream],
  ...[proxyEmpire, rayobyte, scraperApi, soax, thordata, webshare],
];

/** Undefined for ids nobody has, and for `custom`. */
export const vendorOf = (id: string): Template | undefined => templatesById.get(id);
export const vendorGrammar = (id: string): Grammar | undefined => grammars.get(id);

const templatesById: ReadonlyMap<string, Template> = new Map(vendors.map((it) => [it.id, it]));
const grammars: ReadonlyMap<string, Grammar> = new Map(
  vendors.map(({ id, name, username, password, rules }) => {
    const patterns = username.map((text) => sound(parsePattern(text)));
    return [id, grammarOf(name, patterns, sound(parsePattern(password)), rules)];
  }),
);

/** Built-in patterns are right, or nothing starts. */
function sound(pattern: ParsedPattern): Pattern {
  if (!pattern.ok) throw new Error(`a built-in template is wrong at ${pattern.at}: ${pattern.message}`);
  return pattern;
}
