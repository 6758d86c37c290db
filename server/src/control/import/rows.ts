/**
 * Rows of a CSV text with the lines they end on. A quote that is never closed swallows everything behind it; then its line is given up
 * and reading goes on with the next.
 */
import { parse, type Info } from 'csv-parse/sync';

export interface Row {
  /** Last line of the row, 1-based. */
  readonly line: number;
  readonly cells: readonly string[];
}
export interface Rows {
  readonly rows: readonly Row[];
  /** Lines that were given up. */
  readonly bad: readonly number[];
}

/** Each line given up costs another reading of the rest. */
const mostBad = 20;

export function readRows(text: string, delimiter: string): Rows {
  const rows: Row[] = [];
  const bad: number[] = [];
  let rest = text;
  let before = 0;
  while (bad.length <= mostBad) {
    const { found, failed } = parsePart(rest, delimiter);
    for (const { record, info } of found) rows.push({ line: before + info.lines, cells: record });
    if (!failed) break;
    const from = startOfNext(rest, found[found.length - 1]?.info.lines ?? 0);
    bad.push(before + from.line);
    rest = rest.slice(from.behind);
    before += from.line;
  }
  return { rows, bad };
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: Info;
}

function parsePart(text: string, delimiter: string): { readonly found: readonly Parsed[]; readonly failed: boolean } {
  let failed = false;
  const options = {
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (): undefined => {
      failed = true;
    },
  };
  const found = parse(text, options) as unknown as readonly Parsed[];
  return { found, failed };
}

/** The first line with something on it behind `lines` lines: its number, and the offset behind it. */
function startOfNext(text: string, lines: number): { readonly line: number; readonly behind: number } {
  const ends = /\r\n|\n|\r/g;
  let line = 0;
  for (let from = 0; ;) {
    const end = ends.exec(text);
    const to = end?.index ?? text.length;
    line++;
    if (end === null || (line > lines && to > from)) return { line, behind: end === null ? to : ends.lastIndex };
    from = ends.lastIndex;
  }
}
