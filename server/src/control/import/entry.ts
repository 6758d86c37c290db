/**
 * Entries of a document: how a line of the grammar becomes one, and what can be wrong with a document rather than with one of its lines.
 */
import type { LineReading } from '../../core/import/line.ts';
import type { ImportEntry } from '../import-seam.ts';

const documentErrors = {
  'bad-json': 'This begins like JSON but is none.',
  'bad-yaml': 'This looks like YAML but cannot be read.',
  'bad-csv': 'This row cannot be read as CSV.',
  'bad-record': 'This is neither an object nor a text.',
  'no-records': 'The document holds no list of exits.',
  'document-too-large': 'YAML of more than 1 MiB is not read. Import it as lines or CSV.',
  'too-many-records': 'Only the first 200000 records of a document are read.',
} as const;
export type DocumentErrorCode = keyof typeof documentErrors;

export function failedEntry(line: number, code: DocumentErrorCode): ImportEntry {
  return { line, text: '', outcome: 'error', code, message: documentErrors[code] };
}

/** A record for something Gyre does not speak. */
export function foreignEntry(line: number, name: string): ImportEntry {
  const message = `Gyre does not speak ${name}.`;
  return { line, text: name, outcome: 'skipped', code: 'unsupported-scheme', message };
}

const skipped = { blank: 'An empty line.', comment: 'A comment.' } as const;

export function entryOfLine(line: number, reading: LineReading): ImportEntry {
  const { text } = reading;
  if (reading.kind === 'exit') return { line, text, outcome: 'exit', exit: reading.exit, warnings: reading.warnings };
  if (reading.kind === 'error') return { line, text, outcome: 'error', code: reading.code, message: reading.message };
  return { line, text, outcome: 'skipped', code: reading.code, message: skipped[reading.code] };
}
