/**
 * CSV with a header (RFC 4180), columns in any order, separated by commas, semicolons or tabs. Rows that cannot be read are reported,
 * the others count.
 */
import { parse, type CsvError, type Info } from 'csv-parse/sync';
import type { ImportScheme } from '../../core/import/schemes.ts';
import type { ImportEntry } from '../import-seam.ts';
import { failedEntry } from './entry.ts';
import { fieldOf, recordOf, type FieldName } from './names.ts';
import { readRecord } from './record.ts';

const delimiters = [',', ';', '\t'] as const;
const longestRecord = 65_536;

interface Row {
  readonly record: readonly string[];
  readonly info: Info;
}

export function readCsv(text: string, scheme: ImportScheme): readonly ImportEntry[] | undefined {
  const header = /^[^\r\n]{0,4096}/.exec(text.trimStart())?.[0] ?? '';
  const delimiter = delimiters.find((it) => namesExits(header, it));
  if (delimiter === undefined) return undefined;
  const entries: ImportEntry[] = [];
  const rows = parseRows(text, delimiter, (line) => entries.push(failedEntry(line, 'bad-csv')));
  let columns: readonly (FieldName | undefined)[] | undefined;
  for (const { record, info } of rows) {
    if (columns === undefined) columns = record.map(fieldOf);
    else entries.push(readRecord(info.lines, recordOf(columns.map((it, i) => [it, record[i]])), scheme));
  }
  return entries.sort((a, b) => a.line - b.line);
}

/** At least two columns we know, one of them the exit's address. */
function namesExits(header: string, delimiter: string): boolean {
  const known = header.split(delimiter).map((it) => fieldOf(it.replace(/^\s*"|"\s*$/g, '')));
  const fields = known.filter((it) => it !== undefined);
  return fields.length >= 2 && (fields.includes('host') || fields.includes('whole'));
}

function parseRows(text: string, delimiter: string, onBad: (line: number) => void): readonly Row[] {
  const options = {
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: longestRecord,
    on_skip: (error: CsvError | undefined): undefined => {
      onBad(lineOf(error));
    },
  };
  return parse(text, options) as unknown as readonly Row[];
}

function lineOf(error: CsvError | undefined): number {
  const lines: unknown = error?.lines;
  return typeof lines === 'number' ? lines : 0;
}
