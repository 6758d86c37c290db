/**
 * CSV with a header (RFC 4180), columns in any order, separated by commas, semicolons or tabs. Rows that cannot be read are reported,
 * the others count.
 */
import type { ImportScheme } from '../../core/import/schemes.ts';
import type { ImportEntry } from '../import-seam.ts';
import type { Work } from '../work.ts';
import { withoutGuard } from '../formula-guard.ts';
import { failedEntry } from './entry.ts';
import { fieldOf, type FieldName, recordOf } from './names.ts';
import { readRecord } from './record.ts';
import { readRows } from './rows.ts';
import { sectionsOf } from './sections.ts';

const delimiters = [',', ';', '\t'] as const;

export function* readCsv(text: string, scheme: ImportScheme): Work<readonly ImportEntry[] | undefined> {
  const header = /^[^\r\n]{0,4096}/.exec(text.trimStart())?.[0] ?? '';
  const delimiter = delimiters.find((it) => namesExits(header, it));
  if (delimiter === undefined) return undefined;
  const entries: ImportEntry[] = [];
  let columns: readonly (FieldName | undefined)[] | undefined;
  let before = 0;
  for (const section of sectionsOf(text, delimiter)) {
    const { rows, bad } = readRows(section.text, delimiter);
    const found = bad.map((line) => failedEntry(before + line, 'bad-csv'));
    for (const { line, cells } of rows) {
      if (columns === undefined) columns = cells.map(fieldOf);
      else found.push(readRecord(before + line, recordOf(columns.map((it, i) => [it, textOf(cells[i])])), scheme));
    }
    if (bad.length > 0) found.sort((one, other) => one.line - other.line);
    for (const it of found) entries.push(it);
    before += section.lines;
    yield section.lines;
  }
  return entries;
}

const textOf = (cell: string | undefined): string | undefined => cell && withoutGuard(cell);

/** At least two columns we know, one of them the exit's address. */
function namesExits(header: string, delimiter: string): boolean {
  const known = header.split(delimiter).map((it) => fieldOf(it.replace(/^\s*"|"\s*$/g, '')));
  const fields = known.filter((it) => it !== undefined);
  return fields.length >= 2 && (fields.includes('host') || fields.includes('whole'));
}
