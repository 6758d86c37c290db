/**
 * Clash and mihomo configurations: the nodes under `proxies:` that speak HTTP or SOCKS. Plain YAML only: no tags of its own, few
 * aliases, and not without end, because it is parsed in one go.
 */
import type { ImportScheme } from '../../core/import/schemes.ts';
import type { ImportEntry } from '../import-seam.ts';
import type { Work } from '../work.ts';
import { yaml } from '../yaml.ts';
import { failedEntry } from './entry.ts';
import { readItems } from './items.ts';

const start = /^proxies[ \t]*:/m;
/** A few thousand nodes; more would keep everything else waiting for seconds. */
const longest = 1024 * 1024;
const mostAliases = 100;

export function* readYaml(text: string, scheme: ImportScheme): Work<readonly ImportEntry[] | undefined> {
  if (!start.test(text)) return undefined;
  if (text.length > longest) return [failedEntry(1, 'document-too-large')];
  let document: unknown;
  try {
    document = yaml().parse(text, {
      schema: 'core',
      maxAliasCount: mostAliases,
      prettyErrors: false,
      logLevel: 'error',
    });
  } catch {
    return [failedEntry(1, 'bad-yaml')];
  }
  const found = typeof document === 'object' && document !== null && 'proxies' in document;
  const nodes: unknown = found ? (document as { readonly proxies: unknown }).proxies : undefined;
  return Array.isArray(nodes) ? yield* readItems(nodes, scheme) : [failedEntry(1, 'no-records')];
}
