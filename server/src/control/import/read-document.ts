/**
 * A document of exits in whatever form people have it → one entry for each line or record. The form is told from the text, first match
 * wins; what an entry means for the exits that are here already is left to the import verb. Long documents are read in parts. Never throws.
 */
import type { ExitScheme } from '@gyre/shared/vocabulary';
import type { ImportScheme } from '../../core/import/schemes.ts';
import type { ImportDocument, ImportEntry } from '../import-seam.ts';
import type { Work } from '../work.ts';
import { decodeBase64 } from './base64.ts';
import { readCsv } from './csv.ts';
import { failedEntry } from './entry.ts';
import { readJson } from './json.ts';
import { readLines } from './lines.ts';
import { readProxychains } from './proxychains.ts';
import { readYaml } from './yaml.ts';

const mostRecords = 200_000;

type Reader = (text: string, scheme: ImportScheme) => Work<readonly ImportEntry[] | undefined>;

/** In the order they are tried; each answers `undefined` to what is not its form. */
const readers: readonly (readonly [string, Reader])[] = [
  ['json', readJson],
  ['yaml', readYaml],
  ['proxychains', readProxychains],
  ['csv', readCsv],
];

export function* readDocument(
  text: string,
  { defaultScheme }: { readonly defaultScheme: ExitScheme },
): Work<ImportDocument> {
  const scheme = defaultScheme === 'direct' ? 'http' : defaultScheme;
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  const decoded = decodeBase64(body);
  if (decoded === undefined) return limited(yield* readForm(body, scheme));
  return limited({ format: 'base64', entries: (yield* readForm(decoded, scheme)).entries });
}

function* readForm(text: string, scheme: ImportScheme): Work<ImportDocument> {
  for (const [format, read] of readers) {
    const entries = yield* read(text, scheme);
    if (entries !== undefined) return { format, entries };
  }
  return { format: 'lines', entries: yield* readLines(text, scheme) };
}

function limited({ format, entries }: ImportDocument): ImportDocument {
  const after = entries[mostRecords];
  if (after === undefined) return { format, entries };
  return { format, entries: [...entries.slice(0, mostRecords), failedEntry(after.line, 'too-many-records')] };
}
