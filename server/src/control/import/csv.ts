/**
 * CSV with a header (RFC 4180), columns in any order, separated by commas, semicolons or tabs. Rows that cannot be read are reported,
 * the others count.
 */
import type { ImportScheme } from '../../core/import/schemes.ts';
import type { ImportEntry } from '../import-seam.ts';
import { withoutGuard } from '../formula-guard.ts';
import { failedEntry } from './entry.ts';
import { fieldOf, recordOf } from './names.ts';
import { readRecord } from './record.ts';
import { readRows } from './rows.ts';

const delimiters = [',', ';', '\t'] as const;

export function readCsv(text: string, scheme: ImportScheme): readonly ImportEntry[] | undefined {
  const header = /^[^\r\n]{0,4096}/.exec(text.trimStart())?.[0] ?? '';
  const delimiter = delimiters.find((it) => namesExits(header, it));
  if (delimiter === undefined) return undefined;
  const { rows, bad } = readRows(text, delimiter);
  const columns = (rows[0]?.cells ?? []).map(fieldOf);
  const entries = rows
    .slice(1)
    .map(({ line, cells }) => readRecord(line, recordOf(columns.map((it, i) => [it, textOf(cells[i])])), scheme));
  const failures = bad.map((line) => failedEntry(line, 'bad-csv'));
  return failures.length === 0 ? entries : [...entries, ...failures].sort((one, other) => one.line - other.line);
}

const textOf = (cell: string | undefined): string | undefined => cell && withoutGuard(cell);

/** At least two columns we know, one of them the exit's address. */
function namesExits(header: string, delimiter: string): boolean {
  const known = header.split(delimiter).map((it) => fieldOf(it.replace(/^\s*"|"\s*$/g, '')));
  const fields = known.filter((it) => it !== undefined);
  return fields.length >= 2 && (fields.includes('host') || fields.includes('whole'));
}
