/**
 * Configuration files of proxychains: only what follows `[ProxyList]`, as `type host port [user password]`.
 */
import type { ImportScheme } from '../../core/import/schemes.ts';
import type { ImportEntry } from '../import-seam.ts';
import type { Work } from '../work.ts';
import { readNumbered, splitLines, type NumberedLine } from './lines.ts';

const start = /^\s*\[ProxyList\]\s*$/i;

export function* readProxychains(text: string, scheme: ImportScheme): Work<readonly ImportEntry[] | undefined> {
  if (!/\[ProxyList\]/i.test(text)) return undefined;
  const lines = splitLines(text);
  const from = lines.findIndex((line) => start.test(line)) + 1;
  if (from === 0) return undefined;
  const listed = lines.slice(from).map((line, i): NumberedLine => ({ line: from + i + 1, text: spaced(line) }));
  return yield* readNumbered(listed, scheme);
}

/** Blanks and tabs may be mixed. */
const spaced = (line: string): string => line.trim().replace(/[ \t]+/g, ' ');
